package dk.tovholder.sag;

import java.util.List;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Afvisning.Feltfejl;

/** Starts cases: the one way in for single cases and for cohorts. */
public interface Sagsoprettelse {

	/**
	 * Starts the cases inside the caller's transaction, or finds that they stand there
	 * already.
	 * @return what became of each case, in the order given
	 * @throws dk.tovholder.fejl.Afvisning if one of them is refused; the caller rolls
	 * back all
	 */
	List<Resultat> opret(List<NySag> sager);

	/**
	 * What would become of each case if it alone were started now, in the order given:
	 * one question to the database, and nothing is locked or written.
	 */
	List<Udsigt> forudse(List<NySag> sager);

	/** Whether the case would end as soon as it is started, and leave the citizen free for another. */
	boolean lukkesStraks(NySag sag);

	/** What became of a case: started now, or the same as one that stands there. */
	enum Resultat {

		OPRETTET, GENTAGET

	}

	/**
	 * What would become of a case.
	 *
	 * @param fingeraftryk the keyed hash of its content
	 * @param aabenNoegle what no two open cases have in common
	 */
	record Udsigt(Udfald udfald, String fingeraftryk, String aabenNoegle) {
	}

	/** What may become of a case. */
	enum Udfald {

		/** It would be started. */
		NY,
		/** It stands there already, with the same content. */
		GENTAGET,
		/** Its number belongs to a case with another content. */
		NUMMER_BRUGT,
		/** Its citizen has an open case in the programme. */
		HAR_AABEN_SAG,
		/** The project is over. */
		PROJEKT_SLUT;

		/** The refusal (409) that it is. */
		public Afvisning afvisning() {
			return switch (this) {
				case NUMMER_BRUGT -> new Afvisning(409, "Sagsnummeret er brugt til en sag med et andet indhold",
						List.of(new Feltfejl("sagsnummer", "Bruges af en anden sag")));
				case HAR_AABEN_SAG -> new Afvisning(409, "Borgeren har allerede en åben sag i programmet",
						List.of(new Feltfejl("cpr", "Borgeren har en åben sag i programmet")));
				case PROJEKT_SLUT -> new Afvisning(409, "Projektet er slut og tager ikke imod flere sager");
				case NY, GENTAGET -> throw new IllegalStateException(this + " is no refusal");
			};
		}

	}

}
