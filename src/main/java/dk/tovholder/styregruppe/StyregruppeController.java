package dk.tovholder.styregruppe;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.openapi.Kraever;
import dk.tovholder.sikkerhed.Befoejelse;
import dk.tovholder.sikkerhed.KunFor;
import dk.tovholder.sikkerhed.Rolle;

/** The meetings of the steering group with their decisions, over REST and for pages of the webapps. Never a citizen. */
@RestController
@Tag(name = "Styregruppe", description = "Hvad styregruppen har besluttet, og hvad der blev af det. Aldrig en borger.")
@RequestMapping(path = { "/api/styregruppe", KunFor.WEBAPPS + "/styregruppe" }, produces = MediaType.APPLICATION_JSON_VALUE)
class StyregruppeController {

	private final Styregruppemoeder moeder;

	private final Moederegister register;

	StyregruppeController(Styregruppemoeder moeder, Moederegister register) {
		this.moeder = moeder;
		this.register = register;
	}

	/** A quarter: when its meeting is due, and once it has been held what came of it. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@Schema(name = "Styregruppemoede")
	record Kvartalsmoede(@Schema(example = "2021-K1") String kvartal, LocalDate frist,
			@Schema(description = "BEHANDLET, når mødet er holdt; ellers hvordan det står til med fristen.") String status,
			@Nullable LocalDate moededato, @Nullable List<String> deltagere, @Nullable String beslutninger,
			@Nullable String aktoer, @Nullable Instant tidspunkt, @Nullable List<Forelagt> opgoerelser,
			@Nullable List<Opfoelgningslinje> opfoelgninger) {
	}

	/** The edition of a month's statement that the meeting had before it. */
	@Schema(name = "ForelagtOpgoerelse")
	record Forelagt(YearMonth maaned, int udgave) {
	}

	/** A decision that somebody follows up on. */
	@Schema(name = "Opfoelgning")
	record Opfoelgningslinje(int nr, String tekst, String ejer, LocalDate dato,
			@Nullable @Schema(description = "null, mens den er åben.") Opfoelgning.Status status, @Nullable String bemaerkning,
			@Nullable String aktoer, @Nullable Instant tidspunkt) {
	}

	/** Every quarter of the project that has begun, the first in front. */
	@GetMapping
	@KunFor({ Rolle.PROJEKTLEDER, Rolle.STYREGRUPPE, Rolle.AFDELINGSLEDER, Rolle.CONTROLLER })
	@Transactional(readOnly = true)
	@Kraever(Befoejelse.SE_STYREGRUPPE)
	@Operation(operationId = "laesStyregruppemoeder", summary = "Læs styregruppens møder",
			description = "Hvert kvartal, der er begyndt, det første forrest.")
	public List<Kvartalsmoede> alle() {
		List<Moede> holdte = register.alle();
		return moeder.begyndte().stream().map((kvartal) -> vis(kvartal, holdte)).toList();
	}

	private Kvartalsmoede vis(Kvartal kvartal, List<Moede> holdte) {
		String navn = kvartal.toString();
		LocalDate frist = moeder.frist(kvartal).dato();
		return holdte.stream()
			.filter((m) -> m.kvartal().equals(kvartal))
			.findFirst()
			.map((m) -> new Kvartalsmoede(navn, frist, "BEHANDLET", m.dato(), m.deltagere(), m.beslutninger(), m.aktoer(),
					m.tidspunkt(),
					m.udgaver().entrySet().stream().map((udgave) -> new Forelagt(udgave.getKey(), udgave.getValue())).toList(),
					moeder.opfoelgninger(kvartal).stream().map(StyregruppeController::vis).toList()))
			.orElseGet(() -> new Kvartalsmoede(navn, frist, moeder.hast(kvartal).name(), null, null, null, null, null, null,
					null));
	}

	private static Opfoelgningslinje vis(Opfoelgning o) {
		return new Opfoelgningslinje(o.nr(), o.tekst(), o.ejer(), o.dato(), o.status(), o.bemaerkning(), o.aktoer(),
				o.aaben() ? null : o.tidspunkt());
	}

}
