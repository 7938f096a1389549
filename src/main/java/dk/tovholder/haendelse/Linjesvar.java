package dk.tovholder.haendelse;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.lang.Nullable;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Afvisning.Feltfejl;
import dk.tovholder.fejl.Problemsvar;
import dk.tovholder.sag.NyHaendelse;
import dk.tovholder.sag.NySag;
import dk.tovholder.sag.Sagsbehandling.Modtagelse;

/**
 * What became of a line.
 *
 * @param status what the same event alone would have been answered with; 202 for one that waits for its case
 * @param fejl why it is refused, or null
 */
@JsonInclude(Include.NON_NULL)
@Schema(name = "Haendelseslinjesvar")
record Linjesvar(@Schema(description = "Linjens nummer, fra 1.") long linje, @Nullable String sagsnummer,
		@Nullable String haendelsesId, Modtagelse resultat,
		@Schema(description = "Det, hændelsen alene ville være svaret; 202, når den venter på sin sag.") int status,
		@Nullable @Schema(description = "Hvorfor linjen er afvist.") String fejl, @Nullable List<Feltfejl> felter) {

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
