package dk.tovholder.sag;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * A fact of a case: an event from outside or a finished task, in the order of registration.
 *
 * @param nr registration number, from 1 per case
 * @param haendelsesId the sender's id, or null for a task
 * @param type the event's type, or the task's id ({@code T03})
 * @param effektivDato the local date from which it counts
 * @param data dates, enumerations and ids only; free text is kept apart, encrypted
 * @param retter the sender's id of the event that this one stands instead of, or null
 */
record Haendelse(int nr, String haendelsesId, String type, LocalDate effektivDato, String kilde,
		Map<String, Object> data, String retter, Status status, Instant registreret, String aktoer) {

	enum Status {

		ANVENDT,
		/** Waits for a placement that is not known yet. */
		AFVENTER,
		/** Was taken in, and proved impossible by what was reported later. */
		AFVIST,
		/** Was refused when it came; counts if what is reported later makes it possible. */
		NAEGTET,
		/** Counts as never reported: another stands instead. */
		RETTET,
		/** An ending that a caseworker must confirm first. */
		KONTROL,
		/** Such an ending after the caseworker's answer, which counts instead, or after the case has ended otherwise. */
		BEHANDLET

	}

	String tekst(String felt) {
		Object vaerdi = data.get(felt);
		return vaerdi == null ? null : vaerdi.toString();
	}

	LocalDate dato(String felt) {
		String vaerdi = tekst(felt);
		return vaerdi == null ? null : LocalDate.parse(vaerdi);
	}

	boolean ja(String felt) {
		return Boolean.TRUE.equals(data.get(felt));
	}

	boolean er(String felt, String vaerdi) {
		return vaerdi.equals(data.get(felt));
	}

	Haendelse med(Status ny) {
		return new Haendelse(nr, haendelsesId, type, effektivDato, kilde, data, retter, ny, registreret, aktoer);
	}

}
