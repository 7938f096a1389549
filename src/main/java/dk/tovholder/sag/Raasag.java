package dk.tovholder.sag;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.lang.Nullable;

/**
 * A case as a caller wrote it, in JSON or in a row of a cohort, before anything is
 * checked.
 */
@Schema(name = "NySag")
public record Raasag(
		@Schema(pattern = "^[A-Z0-9][A-Z0-9-]{0,39}$", description = "Sagens nummer hos den, der afleverer; ikke et CPR-nummer.") String sagsnummer,
		@Schema(allowableValues = "afklaringspuljen") String program,
		@Schema(description = "CPR-nummer, ti cifre med eller uden bindestreg.") String cpr,
		@Schema(minLength = 1, maxLength = 200) String navn,
		@Schema(allowableValues = { "aktivhuset", "integrationshuset" }) String enhed,
		@Schema(format = "date", description = "Dagen, sagen regnes fra: ikke efter i dag, før borgerens fødsel eller efter projektets slutning.") String sagStart,
		@Nullable @Schema(description = "null: en sagsbehandler tager stilling.") Boolean aktivitetsparat,
		@Nullable @Schema(description = "Om borgeren var på vej til rehabiliteringsteamet; null er som false.") Boolean paaVejIRehab,
		@Nullable @Schema(description = "Om straksafklaring udelades; kun for en borger på vej til rehabiliteringsteamet. null: en sagsbehandler tager stilling.") Boolean undtagStraksafklaring,
		List<Periode> ydelsesperioder,
		@Nullable @Schema(description = "Om navn og adresse er beskyttet; null er som false.") Boolean beskyttet) {

	/** A case of which nobody has said that the citizen is protected. */
	public Raasag(String sagsnummer, String program, String cpr, String navn, String enhed, String sagStart,
			Boolean aktivitetsparat, Boolean paaVejIRehab, Boolean undtagStraksafklaring, List<Periode> ydelsesperioder) {
		this(sagsnummer, program, cpr, navn, enhed, sagStart, aktivitetsparat, paaVejIRehab, undtagStraksafklaring,
				ydelsesperioder, null);
	}


	/** Without the citizen, so that a CPR number never reaches a log by accident. */
	@Override
	public String toString() {
		return "Raasag[sagsnummer=" + this.sagsnummer + "]";
	}

	/** A spell on a benefit as a caller wrote it, both days included. */
	@Schema(name = "Ydelsesperiode")
	public record Periode(@Schema(description = "Ydelsen, som KONTANTHJAELP.", example = "KONTANTHJAELP") String ydelse,
			@Schema(format = "date") String fra, @Schema(format = "date", description = "Den sidste dag med ydelsen.") String til) {
	}

}
