package dk.tovholder.haendelse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Sidegraenser;
import dk.tovholder.openapi.Kraever;
import dk.tovholder.sikkerhed.Befoejelse;
import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Indlogget;

/** Events in bulk over HTTP: a line in, a line out, however many there are. */
@RestController
@Tag(name = "Hændelser", description = "Mange hændelser på én gang, på tværs af sager.")
@RequestMapping("/api/haendelser")
class HaendelseController {

	static final String NDJSON = "application/x-ndjson";

	static final int LINJE_HOEJST = 64 * 1024;

	static final int LINJER_HOEJST = 100_000;

	private static final Logger log = LoggerFactory.getLogger(HaendelseController.class);

	private final Modtagelser modtagelser;

	private final Ventelager lager;

	private final Haendelsesindstillinger indstillinger;

	private final Indlogget indlogget;

	private final ObjectMapper json;

	HaendelseController(Modtagelser modtagelser, Ventelager lager, Haendelsesindstillinger indstillinger,
			Indlogget indlogget, ObjectMapper json) {
		this.modtagelser = modtagelser;
		this.lager = lager;
		this.indstillinger = indstillinger;
		this.indlogget = indlogget;
		this.json = json;
	}

	/** A page of events that came before their case. */
	@Schema(name = "Ventendeside")
	record Side(List<Ventende> haendelser, int side, int antal,
			@Schema(description = "Hændelser i alt, over alle sider.") long ialt) {
	}

	/**
	 * An event that came before its case.
	 *
	 * @param afvises when it is refused if the case has not come, by the product's clock
	 * @param fejl why it was refused, or null
	 */
	@Schema(name = "VentendeHaendelse")
	record Ventende(String sagsnummer, String haendelsesId, LocalDate effektivDato, Instant modtaget, Instant afvises,
			Ventelager.Status status, @Nullable String fejl) {
	}

	@PostMapping(consumes = NDJSON, produces = NDJSON)
	@Kraever(Befoejelse.MELD_HAENDELSE)
	@Operation(operationId = "meldHaendelser", summary = "Meld mange hændelser, en på hver linje",
			description = "Hver linje er for sig, og en afvist linje standser ikke de andre. Svaret skrives, mens der læses: læs det imens. "
					+ "En hændelse, hvis sag ikke kendes, venter på den (202), når rollen må melde forud. Det hele kan sendes igen: "
					+ "det, der er modtaget, svarer GENTAGET.")
	@RequestBody(required = true, description = "En hændelse på hver linje, højst 100.000 linjer af 64 KB.",
			content = @Content(mediaType = NDJSON, schema = @Schema(implementation = Linje.class)))
	@ApiResponse(responseCode = "200", description = "Et svar på hver linje, i samme rækkefølge.",
			content = @Content(mediaType = NDJSON, schema = @Schema(implementation = Linjesvar.class)))
	void meld(HttpServletRequest anmodning, HttpServletResponse svar) throws IOException {
		Bruger bruger = indlogget.bruger();
		Linjelaeser laeser = new Linjelaeser(anmodning.getInputStream(), LINJE_HOEJST);
		Linjesvar foerste = naeste(laeser, bruger);
		if (foerste == null) {
			throw new Afvisning(400, "Indholdet mangler");
		}
		svar.setContentType(NDJSON);
		svar.setCharacterEncoding("UTF-8");
		svar.setHeader("Cache-Control", "no-store");
		OutputStream ud = svar.getOutputStream();
		try {
			Linjesvar linje = foerste;
			while (linje != null) {
				ud.write((json.writeValueAsString(linje) + "\n").getBytes(StandardCharsets.UTF_8));
				if (laeser.skalVente()) {
					ud.flush();
				}
				linje = naeste(laeser, bruger);
			}
		}
		catch (IOException ex) {
			// What was taken in stays; sent again, it is known.
			log.info("A caller hung up after {} lines of events", laeser.nummer());
		}
	}

	/** What became of the next line that says anything, or null after the last. */
	private Linjesvar naeste(Linjelaeser laeser, Bruger bruger) throws IOException {
		while (laeser.nummer() <= LINJER_HOEJST) {
			String linje;
			try {
				linje = laeser.naeste();
			}
			catch (Afvisning ex) {
				return Linjesvar.afvist(laeser.nummer(), null, ex);
			}
			if (linje == null) {
				return null;
			}
			if (laeser.nummer() > LINJER_HOEJST) {
				return Linjesvar.afvist(laeser.nummer(), null, new Afvisning(413,
						"Højst " + LINJER_HOEJST + " linjer ad gangen: denne og dem efter den er ikke taget ind"));
			}
			if (!linje.isBlank()) {
				return modtagelser.tagImod(laeser.nummer(), linje, bruger);
			}
		}
		return null;
	}

	/** The events that came before their case, oldest first: those that wait still, or those that were refused. */
	@GetMapping(path = "/ventende", produces = MediaType.APPLICATION_JSON_VALUE)
	@Kraever(Befoejelse.MELD_FORUD)
	@Operation(operationId = "listVentendeHaendelser", summary = "List hændelser, der kom før deres sag, de ældste først")
	@ApiResponse(responseCode = "200", description = "En side af dem.")
	Side ventende(
			@Parameter(description = "De, der venter, eller de, der er afvist.")
			@RequestParam(defaultValue = "VENTER") Ventelager.Status status,
			@Parameter(description = "Siden, fra 0.") @RequestParam(defaultValue = "0") int side,
			@Parameter(description = "Hvor mange på en side, højst 250.") @RequestParam(defaultValue = "50") int antal) {
		Sidegraenser.kontroller(side, antal);
		return new Side(lager.side(status, side, antal).stream().map(this::vis).toList(), side, antal, lager.antal(status));
	}

	private Ventende vis(Ventelager.Raekke r) {
		return new Ventende(r.sagsnummer(), r.haendelsesId(), r.effektivDato(), r.modtaget(),
				r.modtaget().plus(indstillinger.ventetid()), r.status(), r.fejl());
	}

}
