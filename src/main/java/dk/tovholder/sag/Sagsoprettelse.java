package dk.tovholder.sag;

import java.util.List;

/** Starts cases: the one way in for single cases and for cohorts. */
@FunctionalInterface
public interface Sagsoprettelse {

	/**
	 * Starts the cases inside the caller's transaction, or finds that they stand there
	 * already.
	 * @return what became of each case, in the order given
	 * @throws dk.tovholder.fejl.Afvisning if one of them is refused; the caller rolls
	 * back all
	 */
	List<Resultat> opret(List<NySag> sager);

	/** What became of a case: started now, or the same as one that stands there. */
	enum Resultat {

		OPRETTET, GENTAGET

	}

}
