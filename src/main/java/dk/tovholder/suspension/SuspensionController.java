package dk.tovholder.suspension;

import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.Suspension;
import dk.tovholder.sag.Suspensionsarbejde;
import dk.tovholder.suspension.Suspensionsbehandling.Modtagelse;

/** Suspensions over REST: decided at once, the cases follow. Which roles may call what stands with the security rules. */
@RestController
@RequestMapping(path = "/api/suspensioner", produces = MediaType.APPLICATION_JSON_VALUE)
class SuspensionController {

	private final SuspensionProcess suspensioner;

	private final Suspensionsregister register;

	private final Suspensionsarbejde arbejde;

	private final Clock ur;

	SuspensionController(SuspensionProcess suspensioner, Suspensionsregister register, Suspensionsarbejde arbejde, Clock ur) {
		this.suspensioner = suspensioner;
		this.register = register;
		this.arbejde = arbejde;
		this.ur = ur;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Map<String, Object>> registrer(@RequestBody NySuspension ny, Principal bruger) {
		Supplier<Modtagelse> registrer = () -> suspensioner.registrer(ny, bruger.getName());
		try {
			return svar(registrer.get(), ny.suspensionId());
		}
		catch (DataIntegrityViolationException ex) {
			// Of two who register the same at once, the second finds what the first has registered.
			return svar(registrer.get(), ny.suspensionId());
		}
	}

	@PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Map<String, Object>> ret(@PathVariable String id, @RequestBody Rettelse rettelse, Principal bruger) {
		return svar(suspensioner.ret(id, rettelse, bruger.getName()), id);
	}

	@DeleteMapping("/{id}")
	ResponseEntity<Map<String, Object>> annuller(@PathVariable String id, Principal bruger) {
		return svar(suspensioner.annuller(id, bruger.getName()), id);
	}

	@GetMapping
	List<Map<String, Object>> alle() {
		return register.alle().stream().map(this::vis).toList();
	}

	@GetMapping("/{id}")
	Map<String, Object> en(@PathVariable String id) {
		return register.alle()
			.stream()
			.filter((s) -> s.suspensionId().equals(id))
			.findFirst()
			.map(this::vis)
			.orElseThrow(() -> new Afvisning(404, "Suspensionen findes ikke"));
	}

	/** What is decided is accepted; that the cases follow is work that goes on. */
	private ResponseEntity<Map<String, Object>> svar(Modtagelse modtagelse, String id) {
		Map<String, Object> krop = new LinkedHashMap<>();
		krop.put("resultat", modtagelse.name());
		krop.put("suspension", en(id));
		return (modtagelse == Modtagelse.GENTAGET) ? ResponseEntity.ok(krop)
				: ResponseEntity.accepted().location(URI.create("/api/suspensioner/" + id)).body(krop);
	}

	private Map<String, Object> vis(Suspension s) {
		Map<String, Object> vist = new LinkedHashMap<>();
		vist.put("suspensionId", s.suspensionId());
		vist.put("program", s.program());
		vist.put("enhed", s.enhed());
		vist.put("fra", s.fra().toString());
		vist.put("til", tekst(s.til()));
		vist.put("begrundelse", s.begrundelse());
		vist.put("status", status(s));
		vist.put("sagerDerMangler", arbejde.mangler(s.program(), s.enhed()));
		vist.put("aendringer", register.aendringer(s.suspensionId()).stream().map(SuspensionController::vis).toList());
		return vist;
	}

	private static Map<String, Object> vis(Suspensionsaendring a) {
		Map<String, Object> vist = new LinkedHashMap<>();
		vist.put("type", a.type().name());
		vist.put("fra", a.fra().toString());
		vist.put("til", tekst(a.til()));
		vist.put("begrundelse", a.begrundelse());
		vist.put("aktoer", a.aktoer());
		vist.put("tidspunkt", a.tidspunkt().truncatedTo(ChronoUnit.SECONDS).toString());
		return vist;
	}

	private String status(Suspension s) {
		LocalDate idag = Tid.idag(ur);
		if (s.annulleret()) {
			return "ANNULLERET";
		}
		return s.varer(idag) ? "I_GANG" : s.fra().isAfter(idag) ? "KOMMENDE" : "SLUT";
	}

	private static String tekst(LocalDate dato) {
		return (dato == null) ? null : dato.toString();
	}

}
