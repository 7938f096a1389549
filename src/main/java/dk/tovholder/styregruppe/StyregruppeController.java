package dk.tovholder.styregruppe;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.sikkerhed.KunFor;
import dk.tovholder.sikkerhed.Rolle;

/** The meetings of the steering group with their decisions, over REST and for pages of the webapps. Never a citizen. */
@RestController
@RequestMapping(path = { "/api/styregruppe", KunFor.WEBAPPS + "/styregruppe" }, produces = MediaType.APPLICATION_JSON_VALUE)
class StyregruppeController {

	private final Styregruppemoeder moeder;

	private final Moederegister register;

	StyregruppeController(Styregruppemoeder moeder, Moederegister register) {
		this.moeder = moeder;
		this.register = register;
	}

	/** Every quarter of the project that has begun, the first in front. */
	@GetMapping
	@KunFor({ Rolle.PROJEKTLEDER, Rolle.STYREGRUPPE, Rolle.AFDELINGSLEDER, Rolle.CONTROLLER })
	@Transactional(readOnly = true)
	public List<Map<String, Object>> alle() {
		List<Moede> holdte = register.alle();
		return moeder.begyndte().stream().map((kvartal) -> vis(kvartal, holdte)).toList();
	}

	private Map<String, Object> vis(Kvartal kvartal, List<Moede> holdte) {
		Moede moede = holdte.stream().filter((m) -> m.kvartal().equals(kvartal)).findFirst().orElse(null);
		Map<String, Object> vist = new LinkedHashMap<>();
		vist.put("kvartal", kvartal.toString());
		vist.put("frist", moeder.frist(kvartal).dato().toString());
		vist.put("status", (moede != null) ? "BEHANDLET" : moeder.hast(kvartal).name());
		if (moede != null) {
			vist.put("moededato", moede.dato().toString());
			vist.put("deltagere", moede.deltagere());
			vist.put("beslutninger", moede.beslutninger());
			vist.put("aktoer", moede.aktoer());
			vist.put("tidspunkt", moede.tidspunkt().truncatedTo(ChronoUnit.SECONDS).toString());
			vist.put("opgoerelser", moede.udgaver().entrySet().stream().map((udgave) -> {
				Map<String, Object> forelagt = new LinkedHashMap<>();
				forelagt.put("maaned", udgave.getKey().toString());
				forelagt.put("udgave", udgave.getValue());
				return forelagt;
			}).toList());
			vist.put("opfoelgninger", moeder.opfoelgninger(kvartal).stream().map(StyregruppeController::vis).toList());
		}
		return vist;
	}

	private static Map<String, Object> vis(Opfoelgning o) {
		Map<String, Object> vist = new LinkedHashMap<>();
		vist.put("nr", o.nr());
		vist.put("tekst", o.tekst());
		vist.put("ejer", o.ejer());
		vist.put("dato", o.dato().toString());
		vist.put("status", o.aaben() ? null : o.status().name());
		vist.put("bemaerkning", o.bemaerkning());
		vist.put("aktoer", o.aktoer());
		vist.put("tidspunkt", o.aaben() ? null : o.tidspunkt().truncatedTo(ChronoUnit.SECONDS).toString());
		return vist;
	}

}
