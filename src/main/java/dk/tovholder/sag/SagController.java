package dk.tovholder.sag;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.adgangslog.Adgangslog;
import dk.tovholder.adgangslog.Handling;
import dk.tovholder.adgangslog.Visning;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Krop;
import dk.tovholder.fejl.Sidegraenser;
import dk.tovholder.kalender.Tid;
import dk.tovholder.openapi.Kraever;
import dk.tovholder.sikkerhed.Befoejelse;
import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Indlogget;

import jakarta.servlet.http.HttpServletRequest;

/** Cases, their events and their journal over REST. Which roles may call what stands with the security rules; houses here. */
@RestController
@Tag(name = "Sager", description = "Borgernes sager: begynd dem, læs dem, og meld det, der sker.")
@RequestMapping(path = "/api/sager", produces = MediaType.APPLICATION_JSON_VALUE)
class SagController {

	private static final int SIDE_ELLERS = 50;

	private static final String SAGSNUMMER = "Sagens nummer.";

	private final Sagsbehandling sagsbehandling;

	private final Sagsregister register;

	private final Sagsvisning visning;

	private final Indlogget indlogget;

	private final Adgangslog adgangslog;

	private final Program program;

	private final Clock ur;

	private final ObjectMapper json;

	SagController(Sagsbehandling sagsbehandling, Sagsregister register, Sagsvisning visning, Indlogget indlogget,
			Adgangslog adgangslog, Program program, Clock ur, ObjectMapper json) {
		this.sagsbehandling = sagsbehandling;
		this.register = register;
		this.visning = visning;
		this.indlogget = indlogget;
		this.adgangslog = adgangslog;
		this.program = program;
		this.ur = ur;
		this.json = json;
	}

	/** A page of cases. */
	@Schema(name = "Sagsliste")
	record Liste(
			@ArraySchema(schema = @Schema(anyOf = { Sagsvisning.Hel.class, Sagsvisning.Kvittering.class })) List<Sagsvisning.Vist> sager,
			int side, int antal,
			@Schema(description = "Sager i alt, over alle sider.") long ialt) {
	}

	/** What became of an event. */
	@Schema(name = "Haendelsessvar")
	record Svar(Sagsbehandling.Modtagelse resultat) {
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Kraever(Befoejelse.OPRET_SAG)
	@Operation(operationId = "opretSag", summary = "Begynd en sag",
			description = "Den samme sag én gang til svarer 200 og ændrer intet.")
	@ApiResponse(responseCode = "201", description = "Sagen er begyndt.",
			headers = @Header(name = "Location", description = "Adressen på sagen.", required = true, schema = @Schema(type = "string")),
			content = @Content(schema = @Schema(implementation = Sagsvisning.Kvittering.class)))
	@ApiResponse(responseCode = "200", description = "Sagen stod her allerede med det samme indhold.",
			content = @Content(schema = @Schema(implementation = Sagsvisning.Kvittering.class)))
	@ApiResponse(responseCode = "409", description = "Nummeret er brugt til en sag med et andet indhold, eller borgeren har en åben sag i programmet.")
	ResponseEntity<Sagsvisning.Vist> opret(@RequestBody Raasag raa) {
		NySag ny = NySag.valider(raa, Tid.idag(ur), program.projektslut());
		Sagsoprettelse.Resultat resultat = opret(ny);
		Sagsvisning.Vist sag = vis(register.linje(ny.sagsnummer()).orElseThrow(), indlogget.bruger());
		return (resultat == Sagsoprettelse.Resultat.OPRETTET)
				? ResponseEntity.created(URI.create("/api/sager/" + ny.sagsnummer())).body(sag) : ResponseEntity.ok(sag);
	}

	/** Of two who start the same case at once, the second finds what the first has started. */
	private Sagsoprettelse.Resultat opret(NySag ny) {
		try {
			return sagsbehandling.opret(List.of(ny)).get(0);
		}
		catch (DataIntegrityViolationException ex) {
			return sagsbehandling.opret(List.of(ny)).get(0);
		}
	}

	@GetMapping("/{sagsnummer}")
	@Kraever(Befoejelse.LAES_SAG)
	@Operation(operationId = "laesSag", summary = "Læs en sag",
			description = "Integrationer får en kvittering, alle andre sagen.")
	@ApiResponse(responseCode = "200", description = "Sagen eller kvitteringen.",
			content = @Content(schema = @Schema(anyOf = { Sagsvisning.Hel.class, Sagsvisning.Kvittering.class })))
	@ApiResponse(responseCode = "404", description = "Sagen findes ikke, eller den er et andet hus'.")
	Sagsvisning.Vist vis(@Parameter(description = SAGSNUMMER, example = "A-1") @PathVariable String sagsnummer) {
		Bruger bruger = indlogget.bruger();
		return vis(laesbar(sagsnummer, bruger, Handling.SAG, "GET /api/sager/*"), bruger);
	}

	@GetMapping("/{sagsnummer}/journal")
	@Kraever(Befoejelse.LAES_JOURNAL)
	@Operation(operationId = "laesJournal", summary = "Læs en sags journal",
			description = "Den ældste linje først. Journalen kan kun vokse.")
	@ApiResponse(responseCode = "200", description = "Journalen.")
	@ApiResponse(responseCode = "404", description = "Sagen findes ikke, eller den er et andet hus'.")
	List<Sagsvisning.Post> journal(
			@Parameter(description = SAGSNUMMER, example = "A-1") @PathVariable String sagsnummer) {
		laesbar(sagsnummer, indlogget.bruger(), Handling.JOURNAL, "GET /api/sager/*/journal");
		return visning.journal(sagsnummer);
	}

	@GetMapping
	@Kraever(Befoejelse.LAES_SAG)
	@Operation(operationId = "soegSager", summary = "Søg i sager",
			description = "Kun husets egne for den, der arbejder i et hus.")
	Liste soeg(@Parameter(description = "Kun sager i denne tilstand.") @RequestParam(required = false) Tilstand tilstand,
			@Parameter(description = "Kun husets sager.", schema = @Schema(allowableValues = { "aktivhuset", "integrationshuset" }))
			@RequestParam(required = false) String enhed,
			@Parameter(description = "Kun sager med, eller uden, en overskredet frist.")
			@RequestParam(required = false) Boolean overskredet,
			@Parameter(description = "Kun denne jobformidlers sager.") @RequestParam(required = false) String jobformidler,
			@Parameter(description = "Siden, fra 0.") @RequestParam(defaultValue = "0") int side,
			@Parameter(description = "Sager på en side, højst 250.") @RequestParam(defaultValue = "" + SIDE_ELLERS) int antal) {
		Sidegraenser.kontroller(side, antal);
		if (enhed != null && !Bruger.ENHEDER.contains(enhed)) {
			throw Afvisning.felt(400, "enhed", "Skal være en af: " + String.join(", ", Bruger.ENHEDER));
		}
		Bruger bruger = indlogget.bruger();
		Collection<String> enheder = bruger.kunKvittering() ? Bruger.ENHEDER : bruger.laesbareEnheder();
		if (enhed != null) {
			enheder = enheder.contains(enhed) ? Set.of(enhed) : Set.of();
		}
		Sagsregister.Soegning soegning = new Sagsregister.Soegning(enheder, tilstand, overskredet, jobformidler);
		List<Sagsregister.Linje> linjer = register.side(soegning, side, antal);
		adgangslog.noter(Visning.af(bruger.id(), Handling.LISTE, "GET /api/sager",
				linjer.stream().map(Sagsregister.Linje::sagsnummer).toList()));
		List<? extends Sagsvisning.Vist> sager = bruger.kunKvittering() ? visning.kvitteringer(linjer) : visning.hele(linjer);
		return new Liste(List.copyOf(sager), side, antal, register.antal(soegning));
	}

	/** The body is read after the case is found: whoever may not see a case learns nothing from how a body is refused. */
	@PostMapping(path = "/{sagsnummer}/haendelser", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Kraever(Befoejelse.MELD_HAENDELSE)
	@Operation(operationId = "meldHaendelse", summary = "Meld en hændelse i en sag",
			description = "Den samme hændelse én gang til svarer GENTAGET og ændrer intet. AFVENTER: den venter på en placering, der ikke er meldt endnu.")
	@ApiResponse(responseCode = "200", description = "Hændelsen er modtaget.")
	@ApiResponse(responseCode = "404", description = "Sagen findes ikke.")
	@ApiResponse(responseCode = "409", description = "Hændelsens id er brugt med et andet indhold, eller sagen er afsluttet den dag.")
	@ApiResponse(responseCode = "422", description = "Typen kendes ikke, oplysningerne kan ikke være rigtige, eller dagen ligger efter i dag.")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			content = @Content(schema = @Schema(implementation = NyHaendelse.class)))
	Svar meld(@Parameter(description = SAGSNUMMER, example = "A-1") @PathVariable String sagsnummer,
			HttpServletRequest anmodning) throws IOException {
		Bruger bruger = indlogget.bruger();
		register.linje(sagsnummer)
			.filter((linje) -> bruger.maaMeldeHaendelse(linje.enhed()))
			.orElseThrow(() -> ukendt(sagsnummer, bruger, Handling.SAG, "POST /api/sager/*/haendelser"));
		NyHaendelse ny = Krop.laes(json, anmodning, NyHaendelse.class);
		return new Svar(sagsbehandling.meld(sagsnummer, ny, bruger.id()));
	}

	private Sagsvisning.Vist vis(Sagsregister.Linje linje, Bruger bruger) {
		return bruger.kunKvittering() ? visning.kvitteringer(List.of(linje)).get(0) : visning.hel(linje);
	}

	/** The case, if the user may read it. The log has it either way. */
	private Sagsregister.Linje laesbar(String sagsnummer, Bruger bruger, Handling handling, String kald) {
		Sagsregister.Linje fundet = register.linje(sagsnummer)
			.filter((linje) -> bruger.kunKvittering() || bruger.maaLaeseSag(linje.enhed()))
			.orElseThrow(() -> ukendt(sagsnummer, bruger, handling, kald));
		adgangslog.noter(Visning.af(bruger.id(), handling, kald, List.of(sagsnummer)));
		return fundet;
	}

	private Afvisning ukendt(String sagsnummer, Bruger bruger, Handling handling, String kald) {
		adgangslog.noter(Visning.afvist(bruger.id(), handling, kald, 404, sagsnummer));
		return new Afvisning(404, "Sagen findes ikke");
	}

}
