package dk.tovholder.udbakke;

import java.time.Instant;
import java.util.UUID;

/**
 * A letter to one person. What it says never changes once it is written: a repeat is the same letter.
 *
 * @param modtager a user id, or {@code faggruppe:} and a profession
 * @param adresse where it goes, or null while the person has no address
 * @param sagsnummer the case of an invitation; the cases of notices stand with the notices
 * @param kalender an iCalendar object, or null
 * @param metode the method of the iCalendar object, or null
 * @param beskedId the Message-ID, angle brackets included
 * @param forsoeg attempts begun
 * @param laas who is sending it, or null
 */
record Brev(UUID id, String modtager, String adresse, Slags slags, String sagsnummer, String emne, String tekst,
		String kalender, String metode, String beskedId, Instant oprettet, int forsoeg, UUID laas) {

	enum Slags {

		VARSEL, INDKALDELSE, AFLYSNING,
		/** Only of what the product itself needs. */
		DRIFT

	}

	enum Status {

		VENTER, SENDT,
		/** It could not be delivered and is tried no more. */
		OPGIVET,
		/** It waits until its recipient has an address. */
		UDEN_ADRESSE

	}

}
