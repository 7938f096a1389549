package dk.tovholder.frist;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Afvisning.Feltfejl;
import dk.tovholder.openapi.Kraever;
import dk.tovholder.sikkerhed.Befoejelse;
import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Answers which date a deadline gets from an anchor, and why, without a case. */
@RestController
@Tag(name = "Frister", description = "Hvilken dato en frist får, og hvorfor.")
class FristController {

	private static final int FOERSTE_AAR = 2010;

	private static final int SIDSTE_AAR = 2100;

	private static final String FRISTTYPER = Arrays.stream(Fristtype.values())
		.map(Enum::name)
		.collect(Collectors.joining(", "));

	private final Fristberegner beregner;

	FristController(Fristberegner beregner) {
		this.beregner = beregner;
	}

	@PostMapping(path = "/api/frister/beregn", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	@Kraever(Befoejelse.BEREGN_FRIST)
	@Operation(operationId = "beregnFrist", summary = "Beregn en frist", description = "Ingen sag er med i det.")
	Svar beregn(@RequestBody Anmodning anmodning) {
		List<Feltfejl> fejl = new ArrayList<>();
		Fristtype fristtype = fristtype(anmodning.fristtype(), fejl);
		LocalDate ankerdato = ankerdato(anmodning.ankerdato(), fejl);
		if (!fejl.isEmpty()) {
			throw new Afvisning(400, "Fristen kan ikke beregnes, før felterne er rettet", fejl);
		}
		return Svar.af(this.beregner.beregn(fristtype, ankerdato));
	}

	private static Fristtype fristtype(String tekst, List<Feltfejl> fejl) {
		for (Fristtype fristtype : Fristtype.values()) {
			if (fristtype.name().equals(tekst)) {
				return fristtype;
			}
		}
		fejl.add(new Feltfejl("fristtype", "Skal være en af: " + FRISTTYPER));
		return null;
	}

	private static LocalDate ankerdato(String tekst, List<Feltfejl> fejl) {
		try {
			if (tekst != null) {
				LocalDate dato = LocalDate.parse(tekst);
				if (dato.getYear() >= FOERSTE_AAR && dato.getYear() <= SIDSTE_AAR) {
					return dato;
				}
			}
		}
		catch (DateTimeException ex) {
			// Answered below like a date out of range.
		}
		fejl.add(new Feltfejl("ankerdato",
				"Skal være en dato som åååå-mm-dd i årene %d–%d".formatted(FOERSTE_AAR, SIDSTE_AAR)));
		return null;
	}

	/** What is asked. */
	@Schema(name = "Fristspoergsmaal")
	record Anmodning(@Schema(implementation = Fristtype.class) String fristtype,
			@Schema(format = "date", description = "Dagen, fristen regnes fra, i årene 2010–2100.") String ankerdato) {
	}

	/** The answer. */
	@Schema(name = "Fristsvar")
	record Svar(LocalDate dato, Instant tidspunkt, @Nullable Fristart art, @Nullable LocalDate forvarsel, Hvorfor hvorfor) {

		static Svar af(Fristberegning beregning) {
			Fristregel regel = beregning.regel();
			return new Svar(beregning.dato(), beregning.tidspunkt(), regel.art(), beregning.forvarsel(),
					Hvorfor.af(regel, beregning.ankerdato(), beregning.raaDato(), beregning.flyttetFordi()));
		}

	}

}
