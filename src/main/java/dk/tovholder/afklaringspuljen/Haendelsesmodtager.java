package dk.tovholder.afklaringspuljen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dk.tovholder.engine.Startmodtager;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.sag.NyHaendelse;
import dk.tovholder.sag.Sag;
import dk.tovholder.sag.Sagsbehandling;
import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Indlogget;

/** Events that people of the house register by hand. */
@Component
class Haendelsesmodtager implements Startmodtager {

	private final Sagsbehandling sagsbehandling;

	private final Indlogget indlogget;

	Haendelsesmodtager(Sagsbehandling sagsbehandling, Indlogget indlogget) {
		this.sagsbehandling = sagsbehandling;
		this.indlogget = indlogget;
	}

	@Override
	public String proces() {
		return "haendelse";
	}

	@Override
	public void modtag(Map<String, Object> svar) {
		Bruger bruger = indlogget.bruger();
		String sagsnummer = (String) svar.get("sagsnummer");
		Sag sag = sagsbehandling.kig(sagsnummer)
			.filter((s) -> bruger.maaMeldeHaendelse(s.enhed()))
			.orElseThrow(() -> Afvisning.felt(404, "sagsnummer", "Sagen findes ikke"));
		Map<String, Object> data = new LinkedHashMap<>(svar);
		List.of("sagsnummer", "type", "effektivDato", "kilde").forEach(data::remove);
		sagsbehandling.meld(sag.sagsnummer(), new NyHaendelse("manuel-" + UUID.randomUUID(), (String) svar.get("type"),
				(String) svar.get("effektivDato"), (String) svar.get("kilde"), data, null), bruger.id());
	}

}
