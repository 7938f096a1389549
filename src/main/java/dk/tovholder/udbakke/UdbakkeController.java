package dk.tovholder.udbakke;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.adgangslog.Adgangslog;
import dk.tovholder.adgangslog.Handling;
import dk.tovholder.adgangslog.Visning;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Sidegraenser;
import dk.tovholder.openapi.Kraever;
import dk.tovholder.sikkerhed.Befoejelse;
import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Indlogget;
import dk.tovholder.sikkerhed.KunFor;
import dk.tovholder.sikkerhed.Rolle;

/**
 * What was and will be sent, over REST and for the page of the webapps. Whoever operates the product sees every letter,
 * everybody else those to themselves.
 */
@RestController
@Tag(name = "Udbakke", description = "Hvad der er og bliver sendt til medarbejderne.")
@RequestMapping(path = { "/api/udbakke", KunFor.WEBAPPS + "/udbakke" }, produces = MediaType.APPLICATION_JSON_VALUE)
class UdbakkeController {

	private static final int SIDE_ELLERS = 25;

	private final Brevvisning visning;

	private final Tilbagehold tilbagehold;

	private final Udbakkedrift drift;

	private final Indlogget indlogget;

	private final Adgangslog adgangslog;

	UdbakkeController(Brevvisning visning, Tilbagehold tilbagehold, Udbakkedrift drift, Indlogget indlogget,
			Adgangslog adgangslog) {
		this.visning = visning;
		this.tilbagehold = tilbagehold;
		this.drift = drift;
		this.indlogget = indlogget;
		this.adgangslog = adgangslog;
	}

	/**
	 * A page of letters.
	 *
	 * @param alle whether the reader sees other people's letters
	 * @param usamlede notices that wait to be gathered; 0 for those who see only their own
	 */
	@Schema(name = "Brevliste")
	record Side(List<Brevvisning.Linje> breve, int side, int antal, long ialt, boolean alle, long usamlede,
			boolean tilbageholdt) {
	}

	@GetMapping
	@KunFor({ Rolle.SAGSBEHANDLER, Rolle.JOBFORMIDLER, Rolle.MOEDEKOORDINATOR, Rolle.FAGLIG_LEDER, Rolle.REHAB_KOORDINATOR,
			Rolle.AFDELINGSLEDER, Rolle.PROJEKTLEDER, Rolle.STYREGRUPPE, Rolle.CONTROLLER, Rolle.ADMIN })
	@Kraever(Befoejelse.LAES_BREVE)
	@Operation(operationId = "soegBreve", summary = "Søg i breve",
			description = "admin ser alle, andre deres egne. De nyeste først.")
	Side soeg(@Parameter(description = "Kun breve med denne status.") @RequestParam(required = false) Brev.Status status,
			@Parameter(description = "Kun breve til denne bruger; kun for admin.") @RequestParam(required = false) String modtager,
			@Parameter(description = "Kun breve om denne sag.") @RequestParam(required = false) String sagsnummer,
			@Parameter(description = "Siden, fra 0.") @RequestParam(defaultValue = "0") int side,
			@Parameter(description = "Breve på en side, højst 250.") @RequestParam(defaultValue = "" + SIDE_ELLERS) int antal) {
		Sidegraenser.kontroller(side, antal);
		Bruger bruger = indlogget.bruger();
		boolean alle = bruger.maaDrifte();
		Brevvisning.Soegning soegning = new Brevvisning.Soegning(alle ? tom(modtager) : bruger.id(), status, tom(sagsnummer));
		List<Brevvisning.Linje> breve = visning.side(soegning, side, antal);
		List<String> sager = visning.sagsnumre(breve);
		if (!sager.isEmpty()) {
			adgangslog.noter(Visning.af(bruger.id(), Handling.BREV, "GET /api/udbakke", sager));
		}
		return new Side(breve, side, antal, visning.antal(soegning), alle,
				alle ? visning.usamlede() : 0, tilbagehold.aktivt());
	}

	@GetMapping("/{id}")
	@KunFor({ Rolle.SAGSBEHANDLER, Rolle.JOBFORMIDLER, Rolle.MOEDEKOORDINATOR, Rolle.FAGLIG_LEDER, Rolle.REHAB_KOORDINATOR,
			Rolle.AFDELINGSLEDER, Rolle.PROJEKTLEDER, Rolle.STYREGRUPPE, Rolle.CONTROLLER, Rolle.ADMIN })
	@Kraever(Befoejelse.LAES_BREVE)
	@Operation(operationId = "laesBrev", summary = "Læs et brev")
	@ApiResponse(responseCode = "200", description = "Brevet.")
	@ApiResponse(responseCode = "404", description = "Brevet findes ikke, eller det er en andens.")
	Brevvisning.Helt vis(@Parameter(description = "Brevets id.") @PathVariable UUID id) {
		Bruger bruger = indlogget.bruger();
		Brevvisning.Helt helt = visning.helt(id).orElseThrow(UdbakkeController::ukendt);
		boolean maaSe = bruger.maaDrifte() || helt.brev().modtager().equals(bruger.id());
		adgangslog.noter(new Visning(bruger.id(), Handling.BREV, "GET /api/udbakke/*", maaSe ? 200 : 404, null,
				helt.sagsnumre(), List.of()));
		if (!maaSe) {
			throw ukendt();
		}
		return helt;
	}

	@PostMapping("/{id}/igen")
	@KunFor(Rolle.ADMIN)
	@Kraever(Befoejelse.DRIFT)
	@Operation(operationId = "sendBrevIgen", summary = "Send et opgivet brev igen")
	@ApiResponse(responseCode = "200", description = "Brevet, som det står nu.")
	@ApiResponse(responseCode = "404", description = "Brevet findes ikke.")
	@ApiResponse(responseCode = "409", description = "Brevet er ikke opgivet.")
	Brevvisning.Helt igen(@Parameter(description = "Brevets id.") @PathVariable UUID id) {
		drift.igen(id);
		return vis(id);
	}

	@GetMapping("/tilbagehold")
	@KunFor(Rolle.ADMIN)
	@Kraever(Befoejelse.DRIFT)
	@Operation(operationId = "laesTilbagehold", summary = "Se hvad der ville blive sendt, hvis det blev frigivet")
	Tilbagehold.Rapport tilbagehold() {
		return tilbagehold.rapport();
	}

	@PostMapping("/frigiv")
	@KunFor(Rolle.ADMIN)
	@Kraever(Befoejelse.DRIFT)
	@Operation(operationId = "frigivBreve", summary = "Frigiv de breve, der holdes tilbage")
	@ApiResponse(responseCode = "200", description = "Hvad der nu sendes.")
	@ApiResponse(responseCode = "409", description = "Der holdes ikke noget tilbage.")
	Tilbagehold.Rapport frigiv() {
		tilbagehold.frigiv(indlogget.aktoer());
		return tilbagehold.rapport();
	}

	private static Afvisning ukendt() {
		return new Afvisning(404, "Brevet findes ikke");
	}

	private static String tom(String tekst) {
		return (tekst == null || tekst.isBlank()) ? null : tekst.strip();
	}

}
