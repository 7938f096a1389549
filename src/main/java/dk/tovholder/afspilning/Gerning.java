package dk.tovholder.afspilning;

import java.time.LocalDate;
import java.util.Map;

/** Something that somebody will do about a citizen on a day. */
sealed interface Gerning {

	Borgerspor borger();

	/** Deeds about a citizen on the same day are done in this order. */
	String raekkefoelge();

	/**
	 * A task to answer.
	 *
	 * @param id the engine's id
	 * @param opgave its id in the programme
	 * @param bruger who found it on their list
	 * @param ansvarlig whose it is, or null where it stands with a group
	 * @param opstaaet the day it came up
	 * @param frist its date, or null
	 */
	record Opgave(String id, String opgave, Borgerspor borger, String bruger, String ansvarlig, LocalDate opstaaet,
			LocalDate frist) implements Gerning {

		@Override
		public String raekkefoelge() {
			return "2 " + opgave + " " + opstaaet;
		}

		/** Whether it is for the citizen's personal job broker. */
		boolean forJobformidler() {
			return opgave.matches("T1[345]");
		}

		Opgave tildelt(String ansvarlig) {
			return new Opgave(id, opgave, borger, bruger, ansvarlig, opstaaet, frist);
		}

	}

	/** An event that a fagsystem reports. */
	record Haendelse(String id, String type, Borgerspor borger, LocalDate effektivDato, Map<String, Object> data)
			implements Gerning {

		@Override
		public String raekkefoelge() {
			// What ends a case comes after what happened in it.
			return (type.equals("SagOphoert") ? "1 " : "0 ") + id;
		}

	}

}
