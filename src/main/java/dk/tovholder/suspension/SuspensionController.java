package dk.tovholder.suspension;

import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
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
import dk.tovholder.openapi.Kraever;
import dk.tovholder.sag.Suspension;
import dk.tovholder.sag.Suspensionsarbejde;
import dk.tovholder.sikkerhed.Befoejelse;
import dk.tovholder.suspension.Suspensionsbehandling.Modtagelse;

/** Suspensions over REST: decided at once, the cases follow. Which roles may call what stands with the security rules. */
@RestController
@Tag(name = "Suspensioner", description = "Et program, eller et af husene i det, der står stille nogle dage.")
@RequestMapping(path = "/api/suspensioner", produces = MediaType.APPLICATION_JSON_VALUE)
class SuspensionController {

	private static final String ID = "Suspensionens id.";

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

	/** Where a suspension stands, by the product's clock. */
	enum Status {

		KOMMENDE, I_GANG, SLUT, ANNULLERET

	}

	/** A suspension with everything that was decided about it. */
	@Schema(name = "Suspension")
	record Vist(String suspensionId, String program, @Nullable @Schema(description = "null: alle huse.") String enhed,
			LocalDate fra, @Nullable @Schema(description = "Den første dag tilbage; null, mens ingen kender den.") LocalDate til,
			String begrundelse, Status status,
			@Schema(description = "Åbne sager, der endnu ikke er regnet om.") long sagerDerMangler, List<Aendring> aendringer) {
	}

	/** A decision on a suspension. */
	@Schema(name = "Suspensionsaendring")
	record Aendring(Suspensionsaendring.Type type, LocalDate fra, @Nullable LocalDate til, String begrundelse, String aktoer,
			Instant tidspunkt) {
	}

	/** What became of it. */
	@Schema(name = "Suspensionssvar")
	record Svar(Modtagelse resultat, Vist suspension) {
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Kraever(Befoejelse.SUSPENDER)
	@Operation(operationId = "registrerSuspension", summary = "Registrér en suspension",
			description = "Den samme igen svarer GENTAGET. Sagerne følger efter.")
	@ApiResponse(responseCode = "202", description = "Registreret.",
			headers = @Header(name = "Location", description = "Adressen på suspensionen.", required = true, schema = @Schema(type = "string")))
	@ApiResponse(responseCode = "200", description = "Den stod her allerede med det samme indhold.")
	@ApiResponse(responseCode = "409", description = "Id'et er brugt til en suspension med et andet indhold, eller der er for mange.")
	ResponseEntity<Svar> registrer(@RequestBody NySuspension ny, Principal bruger) {
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
	@Kraever(Befoejelse.SUSPENDER)
	@Operation(operationId = "retSuspension", summary = "Ret en suspensions dage")
	@ApiResponse(responseCode = "202", description = "Rettet.",
			headers = @Header(name = "Location", description = "Adressen på suspensionen.", required = true, schema = @Schema(type = "string")))
	@ApiResponse(responseCode = "200", description = "Dagene stod sådan allerede.")
	@ApiResponse(responseCode = "404", description = "Suspensionen findes ikke.")
	@ApiResponse(responseCode = "409", description = "Suspensionen er annulleret.")
	ResponseEntity<Svar> ret(@Parameter(description = ID) @PathVariable String id,
			@RequestBody Rettelse rettelse, Principal bruger) {
		return svar(suspensioner.ret(id, rettelse, bruger.getName()), id);
	}

	@DeleteMapping("/{id}")
	@Kraever(Befoejelse.SUSPENDER)
	@Operation(operationId = "annullerSuspension", summary = "Annullér en suspension")
	@ApiResponse(responseCode = "202", description = "Annulleret.",
			headers = @Header(name = "Location", description = "Adressen på suspensionen.", required = true, schema = @Schema(type = "string")))
	@ApiResponse(responseCode = "200", description = "Den var annulleret allerede.")
	@ApiResponse(responseCode = "404", description = "Suspensionen findes ikke.")
	@ApiResponse(responseCode = "409", description = "Andre ændrer det samme i dette øjeblik; prøv igen.")
	ResponseEntity<Svar> annuller(@Parameter(description = ID) @PathVariable String id, Principal bruger) {
		return svar(suspensioner.annuller(id, bruger.getName()), id);
	}

	@GetMapping
	@Kraever(Befoejelse.SE_SUSPENSIONER)
	@Operation(operationId = "laesSuspensioner", summary = "Læs alle suspensioner")
	List<Vist> alle() {
		return register.alle().stream().map(this::vis).toList();
	}

	@GetMapping("/{id}")
	@Kraever(Befoejelse.SE_SUSPENSIONER)
	@Operation(operationId = "laesSuspension", summary = "Læs en suspension")
	@ApiResponse(responseCode = "200", description = "Suspensionen.")
	@ApiResponse(responseCode = "404", description = "Suspensionen findes ikke.")
	Vist en(@Parameter(description = ID) @PathVariable String id) {
		return register.alle()
			.stream()
			.filter((s) -> s.suspensionId().equals(id))
			.findFirst()
			.map(this::vis)
			.orElseThrow(() -> new Afvisning(404, "Suspensionen findes ikke"));
	}

	/** What is decided is accepted; that the cases follow is work that goes on. */
	private ResponseEntity<Svar> svar(Modtagelse modtagelse, String id) {
		Svar krop = new Svar(modtagelse, en(id));
		return (modtagelse == Modtagelse.GENTAGET) ? ResponseEntity.ok(krop)
				: ResponseEntity.accepted().location(URI.create("/api/suspensioner/" + id)).body(krop);
	}

	private Vist vis(Suspension s) {
		return new Vist(s.suspensionId(), s.program(), s.enhed(), s.fra(), s.til(), s.begrundelse(), status(s),
				arbejde.mangler(s.program(), s.enhed()),
				register.aendringer(s.suspensionId())
					.stream()
					.map((a) -> new Aendring(a.type(), a.fra(), a.til(), a.begrundelse(), a.aktoer(), a.tidspunkt()))
					.toList());
	}

	private Status status(Suspension s) {
		LocalDate idag = Tid.idag(ur);
		if (s.annulleret()) {
			return Status.ANNULLERET;
		}
		return s.varer(idag) ? Status.I_GANG : s.fra().isAfter(idag) ? Status.KOMMENDE : Status.SLUT;
	}

}
