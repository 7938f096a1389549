package dk.tovholder.opgoerelse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.adgangslog.Adgangslog;
import dk.tovholder.adgangslog.Handling;
import dk.tovholder.adgangslog.Visning;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Sidegraenser;
import dk.tovholder.openapi.Kraever;
import dk.tovholder.sag.Talsager;
import dk.tovholder.sikkerhed.Befoejelse;
import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Indlogget;
import dk.tovholder.sikkerhed.KunFor;
import dk.tovholder.sikkerhed.Rolle;

/** The monthly statements over REST and for the pages of the webapps, each reader with what their role may see. */
@RestController
@Tag(name = "Opgørelser", description = "Månedens tal, hver læser med det, rollen må se.")
@RequestMapping({ "/api/opgoerelser", KunFor.WEBAPPS + "/opgoerelser" })
class OpgoerelseController {

	private static final String CSV = "text/csv;charset=UTF-8";

	private static final int SIDE = 100;

	private static final String MAANED = "Måneden, skrevet åååå-MM.";

	private final Opgoerelser opgoerelser;

	private final Figursager figursager;

	private final Opgoerelsesindstillinger indstillinger;

	private final Adgangslog adgangslog;

	private final Indlogget indlogget;

	private final ObjectMapper json;

	OpgoerelseController(Opgoerelser opgoerelser, Figursager figursager, Opgoerelsesindstillinger indstillinger,
			Adgangslog adgangslog, Indlogget indlogget, ObjectMapper json) {
		this.opgoerelser = opgoerelser;
		this.figursager = figursager;
		this.indstillinger = indstillinger;
		this.adgangslog = adgangslog;
		this.indlogget = indlogget;
		this.json = json;
	}

	/**
	 * The months that can be read.
	 *
	 * @param maaSeSager whether the reader may open the cases behind a figure
	 */
	@Schema(name = "Maaneder")
	record Maaneder(List<YearMonth> maaneder, boolean maaSeSager) {
	}

	/** A page of the cases behind a figure. */
	@Schema(name = "SagerBagTal")
	record Bag(Figur figur, String definition, List<Talsager.Linje> sager, int side, int antal, long ialt) {
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	@KunFor({ Rolle.PROJEKTLEDER, Rolle.STYREGRUPPE, Rolle.CONTROLLER, Rolle.AFDELINGSLEDER, Rolle.FAGLIG_LEDER })
	@Kraever(Befoejelse.SE_OPGOERELSER)
	@Operation(operationId = "laesMaaneder", summary = "Læs hvilke måneder der kan læses")
	Maaneder maaneder() {
		return new Maaneder(this.opgoerelser.maaneder(), this.indlogget.bruger().maa(Befoejelse.SE_SAGER_BAG_TAL));
	}

	@GetMapping(path = "/{maaned}", produces = MediaType.APPLICATION_JSON_VALUE)
	@KunFor({ Rolle.PROJEKTLEDER, Rolle.STYREGRUPPE, Rolle.CONTROLLER, Rolle.AFDELINGSLEDER, Rolle.FAGLIG_LEDER })
	@Kraever(Befoejelse.SE_OPGOERELSER)
	@Operation(operationId = "laesOpgoerelse", summary = "Læs en måneds opgørelse",
			description = "Uden for sagsarbejdet er 1 til 4 personer skjult som null.")
	@ApiResponse(responseCode = "200", description = "Opgørelsen.")
	@ApiResponse(responseCode = "404", description = "Der er ingen opgørelse for måneden, eller ikke i den udgave.")
	@ApiResponse(responseCode = "409", description = "Udgaven er ændret uden om Tovholder: den passer ikke til sin kontrolsum.")
	Opgoerelse vis(@Parameter(description = MAANED, example = "2021-01") @PathVariable String maaned,
			@Parameter(description = "Udgaven; den seneste, når den ikke er nævnt.") @RequestParam(required = false) Integer udgave) {
		YearMonth m = maaned(maaned);
		Opgoerelse o = (udgave == null) ? this.opgoerelser.vis(m) : this.opgoerelser.vis(m, udgave);
		if (this.indlogget.bruger().maaLaeseSager()) {
			return o;
		}
		return new Opgoerelse(o.maaned(), o.udgave(), o.skaaringstidspunkt(), o.hash(),
				Skjul.smaa(o.figurer(), this.indstillinger.mindsteCelle()), o.program(), o.foreloebig(), o.godkendt(),
				o.udvikling());
	}

	@GetMapping(path = "/{maaned}.csv", produces = CSV)
	@KunFor({ Rolle.PROJEKTLEDER, Rolle.STYREGRUPPE, Rolle.CONTROLLER, Rolle.AFDELINGSLEDER, Rolle.FAGLIG_LEDER })
	@Kraever(Befoejelse.SE_OPGOERELSER)
	@Operation(operationId = "hentRegneark", summary = "Hent en måneds opgørelse til et regneark")
	@ApiResponse(responseCode = "200", description = "Regnearket.")
	@ApiResponse(responseCode = "404", description = "Der er ingen opgørelse for måneden, eller ikke i den udgave.")
	@ApiResponse(responseCode = "409", description = "Udgaven er ændret uden om Tovholder: den passer ikke til sin kontrolsum.")
	ResponseEntity<String> regneark(@Parameter(description = MAANED, example = "2021-01") @PathVariable String maaned,
			@Parameter(description = "Udgaven; den seneste, når den ikke er nævnt.") @RequestParam(required = false) Integer udgave) {
		String ark = Regneark.af(this.json, vis(maaned, udgave));
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"maanedsopgoerelse-" + maaned(maaned) + ".csv\"")
			.body(ark);
	}

	@GetMapping(path = "/{maaned}/udgaver", produces = MediaType.APPLICATION_JSON_VALUE)
	@KunFor({ Rolle.PROJEKTLEDER, Rolle.STYREGRUPPE, Rolle.CONTROLLER, Rolle.AFDELINGSLEDER, Rolle.FAGLIG_LEDER })
	@Kraever(Befoejelse.SE_OPGOERELSER)
	@Operation(operationId = "laesUdgaver", summary = "Læs en måneds udgaver")
	@ApiResponse(responseCode = "200", description = "Udgaverne.")
	@ApiResponse(responseCode = "404", description = "Der er ingen opgørelse for måneden.")
	List<Opgoerelse.Udgave> udgaver(
			@Parameter(description = MAANED, example = "2021-01") @PathVariable String maaned) {
		return this.opgoerelser.udgaver(maaned(maaned));
	}

	@GetMapping(path = "/definitioner", produces = MediaType.APPLICATION_JSON_VALUE)
	@KunFor({ Rolle.PROJEKTLEDER, Rolle.STYREGRUPPE, Rolle.CONTROLLER, Rolle.AFDELINGSLEDER, Rolle.FAGLIG_LEDER })
	@Kraever(Befoejelse.SE_OPGOERELSER)
	@Operation(operationId = "laesDefinitioner", summary = "Læs hvad tallene betyder", description = "Efter tallets navn.")
	Map<String, String> definitioner() {
		return Arrays.stream(Figur.values())
			.collect(Collectors.toMap(Enum::name, Figur::definition, (en, anden) -> en, LinkedHashMap::new));
	}

	@GetMapping(path = "/{maaned}/sager", produces = MediaType.APPLICATION_JSON_VALUE)
	@KunFor({ Rolle.CONTROLLER, Rolle.AFDELINGSLEDER, Rolle.FAGLIG_LEDER })
	@Kraever(Befoejelse.SE_SAGER_BAG_TAL)
	@Operation(operationId = "laesSagerBagTal", summary = "Læs sagerne bag et tal", description = "100 ad gangen.")
	@ApiResponse(responseCode = "200", description = "Sagerne.")
	@ApiResponse(responseCode = "404", description = "Der er ingen opgørelse for måneden.")
	Bag sager(@Parameter(description = MAANED, example = "2021-01") @PathVariable String maaned,
			@Parameter(description = "Tallet, der spørges til.") @RequestParam Figur figur,
			@Parameter(description = "Den del af tallet, som FRIST_BRUDT har fristtyper.") @RequestParam(required = false) String vaerdi,
			@Parameter(description = "Kun husets sager.") @RequestParam(required = false) String enhed,
			@Parameter(description = "Siden, fra 0.") @RequestParam(defaultValue = "0") int side) {
		Bruger bruger = this.indlogget.bruger();
		YearMonth m = maaned(maaned);
		Collection<String> enheder = enheder(bruger, enhed);
		Sidegraenser.kontroller(side, SIDE);
		this.opgoerelser.udgaver(m);
		Talsager.Side fundet = this.figursager.find(figur, vaerdi, m, enheder, side, SIDE);
		this.adgangslog.noter(Visning.af(bruger.id(), Handling.LISTE, "GET /api/opgoerelser/*/sager",
				fundet.sager().stream().map(Talsager.Linje::sagsnummer).toList()));
		return new Bag(figur, figur.definition(), fundet.sager(), side, SIDE, fundet.ialt());
	}

	private static Collection<String> enheder(Bruger bruger, String enhed) {
		Collection<String> egne = Bruger.ENHEDER.stream()
			.filter((e) -> bruger.maa(Befoejelse.SE_SAGER_BAG_TAL, e))
			.collect(Collectors.toSet());
		if (enhed == null) {
			return egne;
		}
		if (!Bruger.ENHEDER.contains(enhed)) {
			throw Afvisning.felt(400, "enhed", "Skal være en af: " + String.join(", ", Bruger.ENHEDER));
		}
		if (!egne.contains(enhed)) {
			throw new Afvisning(403, "Din rolle giver ikke adgang til husets sager");
		}
		return Set.of(enhed);
	}

	private static YearMonth maaned(String tekst) {
		try {
			if (tekst.matches("\\d{4}-\\d{2}")) {
				return YearMonth.from(LocalDate.parse(tekst + "-01"));
			}
		}
		catch (DateTimeException ex) {
			// A month that no calendar has.
		}
		throw Afvisning.felt(400, "maaned", "Skal være en måned skrevet som åååå-mm");
	}

}
