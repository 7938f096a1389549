package dk.tovholder.tilsyn;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.adgangslog.Adgangslog;
import dk.tovholder.adgangslog.Handling;
import dk.tovholder.adgangslog.Visning;
import dk.tovholder.engine.Motortilsyn;
import dk.tovholder.fristvagt.FristvagtProcess;
import dk.tovholder.openapi.Kraever;
import dk.tovholder.sikkerhed.Befoejelse;
import dk.tovholder.sikkerhed.Indlogget;

/** What operations look at, and the one thing they may do to a job. No personal data. */
@RestController
@Tag(name = "Drift", description = "Hvordan systemet har det. Ingen personoplysninger.")
@RequestMapping(path = "/api/drift", produces = MediaType.APPLICATION_JSON_VALUE)
class DriftController {

	private final Tilsynsregister register;

	private final Motortilsyn motor;

	private final TilsynProcess processer;

	private final FristvagtProcess fristvagt;

	private final Forsinkelse forsinkelse;

	private final Clock ur;

	private final Indlogget indlogget;

	private final Adgangslog adgangslog;

	DriftController(Tilsynsregister register, Motortilsyn motor, TilsynProcess processer, FristvagtProcess fristvagt,
			Forsinkelse forsinkelse, Clock ur, Indlogget indlogget, Adgangslog adgangslog) {
		this.register = register;
		this.motor = motor;
		this.processer = processer;
		this.fristvagt = fristvagt;
		this.forsinkelse = forsinkelse;
		this.ur = ur;
		this.indlogget = indlogget;
		this.adgangslog = adgangslog;
	}

	/**
	 * How the product stands.
	 *
	 * @param ur the product's clock, by which deadlines and jobs fall due
	 */
	record Drift(Instant ur, @Nullable Gennemgang seneste, Vagt fristvagt, @Nullable Forfaldent aeldsteJob, List<Fundlinje> fund,
			List<Fejletjob> fejledeJob) {
	}

	/** The last sweep, in real time. */
	@Schema(name = "Gennemgang")
	record Gennemgang(Instant tidspunkt, long millisekunder, int rettet, int rest) {
	}

	/**
	 * The watch over deadlines.
	 *
	 * @param senesteSlag when it last worked, in real time
	 * @param naeste when its job falls or fell due, by the product's clock
	 */
	@Schema(name = "Fristvagt")
	record Vagt(@Nullable Instant senesteSlag, @Nullable Instant naeste) {
	}

	/** The job that has been due for longest. */
	record Forfaldent(Instant forfald, long forsinkelseSekunder) {
	}

	/** Something that could not be mended, since when in real time. */
	@Schema(name = "Fund")
	record Fundlinje(Fundart art, String tekst, @Nullable String sagsnummer, String noegle, Instant siden) {
	}

	/** A job without tries left. */
	record Fejletjob(String id, String proces, @Nullable String sagsnummer, Instant siden) {
	}

	/** The tries that a job has been given. */
	record Forsoeg(int forsoeg) {
	}

	@GetMapping
	@Kraever(Befoejelse.DRIFT)
	@Operation(operationId = "laesDrift", summary = "Se hvordan systemet har det")
	Drift vis() {
		Optional<Instant> aeldste = motor.aeldsteForfaldne(ur.instant());
		List<Fundlinje> fund = register.aabne()
			.stream()
			.map((l) -> new Fundlinje(l.art(), l.art().tekst(), l.sagsnummer(), l.noegle(), l.siden()))
			.toList();
		List<Fejletjob> fejlede = motor.doedeJob()
			.stream()
			.map((j) -> new Fejletjob(j.id(), j.proces(), j.sagsnummer(), j.siden()))
			.toList();
		List<String> sager = Stream
			.concat(fund.stream().map(Fundlinje::sagsnummer), fejlede.stream().map(Fejletjob::sagsnummer))
			.filter(Objects::nonNull)
			.toList();
		if (!sager.isEmpty()) {
			adgangslog.noter(Visning.af(indlogget.bruger().id(), Handling.DRIFT, "GET /api/drift", sager));
		}
		return new Drift(ur.instant(),
				register.seneste()
					.map((s) -> new Gennemgang(s.begyndt(), s.varighed().toMillis(), s.rettet(), s.rest()))
					.orElse(null),
				new Vagt(fristvagt.slag().orElse(null), motor.naesteJob(TilsynProcess.VAGT).orElse(null)),
				aeldste.map((forfald) -> new Forfaldent(forfald, forsinkelse.siden(forfald).toSeconds())).orElse(null),
				fund, fejlede);
	}

	@PostMapping("/job/{id}/forsoeg")
	@Kraever(Befoejelse.DRIFT)
	@Operation(operationId = "givJobNyeForsoeg", summary = "Giv et fejlet job nye forsøg")
	@ApiResponse(responseCode = "200", description = "Jobbet prøves igen.")
	@ApiResponse(responseCode = "404", description = "Jobbet findes ikke.")
	@ApiResponse(responseCode = "409", description = "Jobbet har stadig forsøg tilbage.")
	Forsoeg nyeForsoeg(@Parameter(description = "Jobbets id.") @PathVariable String id) {
		return new Forsoeg(processer.nyeForsoeg(id));
	}

}
