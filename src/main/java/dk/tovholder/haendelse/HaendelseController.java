package dk.tovholder.haendelse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Indlogget;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Events in bulk over HTTP: a line in, a line out, however many there are. */
@RestController
@RequestMapping("/api/haendelser")
class HaendelseController {

	static final String NDJSON = "application/x-ndjson";

	static final int LINJE_HOEJST = 64 * 1024;

	static final int LINJER_HOEJST = 100_000;

	private static final Logger log = LoggerFactory.getLogger(HaendelseController.class);

	private static final int SIDE_HOEJST = 250;

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

	@PostMapping(consumes = NDJSON)
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
	Map<String, Object> ventende(@RequestParam(defaultValue = "VENTER") Ventelager.Status status,
			@RequestParam(defaultValue = "0") int side, @RequestParam(defaultValue = "50") int antal) {
		if (side < 0) {
			throw Afvisning.felt(400, "side", "Skal være 0 eller mere");
		}
		if (antal < 1 || antal > SIDE_HOEJST) {
			throw Afvisning.felt(400, "antal", "Skal være fra 1 til " + SIDE_HOEJST);
		}
		List<Map<String, Object>> haendelser = lager.side(status, side, antal).stream().map(this::vis).toList();
		Map<String, Object> svar = new LinkedHashMap<>();
		svar.put("haendelser", haendelser);
		svar.put("side", side);
		svar.put("antal", antal);
		svar.put("ialt", lager.antal(status));
		return svar;
	}

	private Map<String, Object> vis(Ventelager.Raekke r) {
		Map<String, Object> vist = new LinkedHashMap<>();
		vist.put("sagsnummer", r.sagsnummer());
		vist.put("haendelsesId", r.haendelsesId());
		vist.put("effektivDato", r.effektivDato());
		vist.put("modtaget", r.modtaget());
		vist.put("afvises", r.modtaget().plus(indstillinger.ventetid()));
		vist.put("status", r.status());
		vist.put("fejl", r.fejl());
		return vist;
	}

}
