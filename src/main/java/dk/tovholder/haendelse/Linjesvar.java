package dk.tovholder.haendelse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Afvisning.Feltfejl;
import dk.tovholder.fejl.Problemsvar;
import dk.tovholder.sag.NyHaendelse;
import dk.tovholder.sag.NySag;
import dk.tovholder.sag.Sagsbehandling.Modtagelse;

import java.util.List;

/**
 * What became of a line.
 *
 * @param status what the same event alone would have been answered with; 202 for one that waits for its case
 * @param fejl why it is refused, or null
 */
@JsonInclude(Include.NON_NULL)
record Linjesvar(long linje, String sagsnummer, String haendelsesId, Modtagelse resultat, int status, String fejl,
		List<Feltfejl> felter) {

	static Linjesvar af(long nummer, Linje linje, Modtagelse resultat, int status) {
		return new Linjesvar(nummer, linje.sagsnummer(), linje.haendelsesId(), resultat, status, null, null);
	}

	/** What was sent is repeated only where it has the form of a key. */
	static Linjesvar afvist(long nummer, Linje linje, Afvisning afvisning) {
		boolean laest = linje != null;
		return new Linjesvar(nummer, (laest && NySag.erSagsnummer(linje.sagsnummer())) ? linje.sagsnummer() : null,
				(laest && NyHaendelse.erNoegle(linje.haendelsesId())) ? linje.haendelsesId() : null, Modtagelse.AFVIST,
				afvisning.status(), Problemsvar.renset(afvisning.getMessage()),
				afvisning.felter().isEmpty() ? null : afvisning.felter().stream().map(Problemsvar::felt).toList());
	}

}
