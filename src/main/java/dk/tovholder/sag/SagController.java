package dk.tovholder.sag;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import dk.tovholder.kalender.Tid;
import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Indlogget;

import jakarta.servlet.http.HttpServletRequest;

/** Cases, their events and their journal over REST. Which roles may call what stands with the security rules; houses here. */
@RestController
@RequestMapping(path = "/api/sager", produces = MediaType.APPLICATION_JSON_VALUE)
class SagController {

	private static final int SIDE_HOEJST = 250;

	private static final int SIDE_ELLERS = 50;

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

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Map<String, Object>> opret(@RequestBody Raasag raa) {
		NySag ny = NySag.valider(raa, Tid.idag(ur), program.projektslut());
		Sagsoprettelse.Resultat resultat = opret(ny);
		Map<String, Object> sag = vis(register.linje(ny.sagsnummer()).orElseThrow(), indlogget.bruger());
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
	Map<String, Object> vis(@PathVariable String sagsnummer) {
		Bruger bruger = indlogget.bruger();
		return vis(laesbar(sagsnummer, bruger, Handling.SAG, "GET /api/sager/*"), bruger);
	}

	@GetMapping("/{sagsnummer}/journal")
	List<Map<String, Object>> journal(@PathVariable String sagsnummer) {
		laesbar(sagsnummer, indlogget.bruger(), Handling.JOURNAL, "GET /api/sager/*/journal");
		return visning.journal(sagsnummer);
	}

	@GetMapping
	Map<String, Object> soeg(@RequestParam(required = false) Tilstand tilstand,
			@RequestParam(required = false) String enhed, @RequestParam(required = false) Boolean overskredet,
			@RequestParam(required = false) String jobformidler, @RequestParam(defaultValue = "0") int side,
			@RequestParam(defaultValue = "" + SIDE_ELLERS) int antal) {
		if (side < 0) {
			throw Afvisning.felt(400, "side", "Skal være 0 eller mere");
		}
		if (antal < 1 || antal > SIDE_HOEJST) {
			throw Afvisning.felt(400, "antal", "Skal være fra 1 til " + SIDE_HOEJST);
		}
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
		Map<String, Object> svar = new LinkedHashMap<>();
		svar.put("sager", bruger.kunKvittering() ? visning.kvitteringer(linjer) : visning.hele(linjer));
		svar.put("side", side);
		svar.put("antal", antal);
		svar.put("ialt", register.antal(soegning));
		return svar;
	}

	/** The body is read after the case is found: whoever may not see a case learns nothing from how a body is refused. */
	@PostMapping(path = "/{sagsnummer}/haendelser", consumes = MediaType.APPLICATION_JSON_VALUE)
	Map<String, Object> meld(@PathVariable String sagsnummer, HttpServletRequest anmodning) throws IOException {
		Bruger bruger = indlogget.bruger();
		register.linje(sagsnummer)
			.filter((linje) -> bruger.maaMeldeHaendelse(linje.enhed()))
			.orElseThrow(() -> ukendt(sagsnummer, bruger, Handling.SAG, "POST /api/sager/*/haendelser"));
		NyHaendelse ny = Krop.laes(json, anmodning, NyHaendelse.class);
		return Map.of("resultat", sagsbehandling.meld(sagsnummer, ny, bruger.id()).name());
	}

	private Map<String, Object> vis(Sagsregister.Linje linje, Bruger bruger) {
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
