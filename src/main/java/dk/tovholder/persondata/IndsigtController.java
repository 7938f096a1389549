package dk.tovholder.persondata;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.adgangslog.Adgangskaede;
import dk.tovholder.adgangslog.Adgangslog;
import dk.tovholder.adgangslog.Handling;
import dk.tovholder.adgangslog.Visning;
import dk.tovholder.borger.Cpr;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.openapi.Kraever;
import dk.tovholder.sikkerhed.Befoejelse;
import dk.tovholder.sikkerhed.Indlogget;

/** Everything about one citizen, handed out because the citizen asks. A CPR number comes in the body, never in an address. */
@RestController
@Tag(name = "Persondata", description = "Hvem en borger er, hvem der har set det, indsigt, beskyttelse, arkivering og sletning.")
class IndsigtController {

	private static final String KALD = "POST /api/indsigt";

	private final Indsigt indsigt;

	private final Beskyttelse beskyttelse;

	private final Adgangslog adgangslog;

	private final Adgangskaede adgangskaede;

	private final Indlogget indlogget;

	IndsigtController(Indsigt indsigt, Beskyttelse beskyttelse, Adgangslog adgangslog, Adgangskaede adgangskaede,
			Indlogget indlogget) {
		this.indsigt = indsigt;
		this.beskyttelse = beskyttelse;
		this.adgangslog = adgangslog;
		this.adgangskaede = adgangskaede;
		this.indlogget = indlogget;
	}

	/** Whom it is about, by one of the two, and why. */
	@Schema(name = "Indsigtsanmodning")
	record Anmodning(@Nullable @Schema(description = "Borgerens sag; enten den eller `cpr`.") String sagsnummer,
			@Nullable String cpr, @Schema(minLength = 10, maxLength = 500) String begrundelse) {

		/** Without the citizen, so that nothing reaches a log by accident. */
		@Override
		public String toString() {
			return "Anmodning[]";
		}

	}

	@PostMapping(path = "/api/indsigt", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	@Kraever(Befoejelse.GIV_INDSIGT)
	@Operation(operationId = "givIndsigt", summary = "Hent alt om en borger",
			description = "Til borgeren selv. Det står i adgangsloggen.")
	@ApiResponse(responseCode = "200", description = "Alt om borgeren.")
	@ApiResponse(responseCode = "404", description = "Borgeren findes ikke.")
	ResponseEntity<Indsigt.Samling> indsigt(@RequestBody Anmodning anmodning) {
		String begrundelse = Begrundelse.laes(anmodning.begrundelse());
		String bruger = this.indlogget.bruger().id();
		Beskyttelse.Sagsborger sag = sager(anmodning).stream()
			.findFirst()
			.flatMap(this.beskyttelse::find)
			.orElseThrow(() -> {
				this.adgangslog.noter(Visning.afvist(bruger, Handling.INDSIGT, KALD, 404, anmodning.sagsnummer()));
				return new Afvisning(404, "Borgeren findes ikke");
			});
		this.adgangslog.noter(new Visning(bruger, Handling.INDSIGT, KALD, 200, begrundelse,
				this.beskyttelse.sager(sag.cprHash()), List.of()));
		// The citizen is also told of this very answer.
		this.adgangskaede.kaedAlt();
		Indsigt.Samling samling = this.indsigt.om(sag);
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"indsigt.json\"")
			.body(samling);
	}

	private List<String> sager(Anmodning anmodning) {
		if ((anmodning.sagsnummer() == null) == (anmodning.cpr() == null)) {
			throw Afvisning.felt(400, "sagsnummer", "Angiv enten sagsnummer eller cpr");
		}
		if (anmodning.sagsnummer() != null) {
			return List.of(anmodning.sagsnummer());
		}
		try {
			return this.indsigt.sager(Cpr.af(anmodning.cpr()));
		}
		catch (IllegalArgumentException ex) {
			throw Afvisning.felt(400, "cpr", ex.getMessage());
		}
	}

}
