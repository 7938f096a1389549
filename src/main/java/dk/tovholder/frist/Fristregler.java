package dk.tovholder.frist;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import dk.tovholder.engine.Beslutningstabel;
import org.springframework.stereotype.Component;

/**
 * The rules of the decision table {@code frist}, read once at start: a table that lacks a
 * deadline or holds a wrong word stops the start.
 */
@Component
public class Fristregler {

	private final Map<Fristtype, NavigableMap<LocalDate, Fristregel>> regler = new EnumMap<>(Fristtype.class);

	public Fristregler() {
		Beslutningstabel tabel = new Beslutningstabel("processes/frist/frist.dmn");
		for (Fristtype fristtype : Fristtype.values()) {
			this.regler.put(fristtype, versioner(tabel, fristtype));
		}
	}

	/**
	 * The version of the rule that holds for an anchor date: the newest that is valid
	 * from it or earlier. An anchor before the first version counts by the first, so that
	 * every date has an answer.
	 */
	public Fristregel gaeldende(Fristtype fristtype, LocalDate ankerdato) {
		NavigableMap<LocalDate, Fristregel> versioner = this.regler.get(fristtype);
		Map.Entry<LocalDate, Fristregel> gaeldende = versioner.floorEntry(ankerdato);
		return ((gaeldende != null) ? gaeldende : versioner.firstEntry()).getValue();
	}

	/** Every version of every rule, by deadline, the oldest version first. */
	public Collection<Fristregel> alle() {
		return this.regler.values().stream().flatMap((versioner) -> versioner.values().stream()).toList();
	}

	private static NavigableMap<LocalDate, Fristregel> versioner(Beslutningstabel tabel, Fristtype fristtype) {
		NavigableMap<LocalDate, Fristregel> versioner = new TreeMap<>();
		for (Map<String, Object> raekke : tabel.afgoer(Map.of("fristtype", fristtype.name()))) {
			Fristregel regel = regel(fristtype, raekke);
			if (versioner.put(regel.gyldigFra(), regel) != null) {
				throw new IllegalStateException("Two rules for " + fristtype + " from " + regel.gyldigFra());
			}
		}
		if (versioner.isEmpty()) {
			throw new IllegalStateException("No rule for " + fristtype);
		}
		return versioner;
	}

	private static Fristregel regel(Fristtype fristtype, Map<String, Object> raekke) {
		String art = (String) raekke.get("art");
		return new Fristregel(fristtype, (Integer) raekke.get("antal"),
				Fristenhed.valueOf((String) raekke.get("enhed")), (art != null) ? Fristart.valueOf(art) : null,
				Rul.valueOf((String) raekke.get("rul")), (Integer) raekke.get("forvarsel"),
				eskalering((String) raekke.get("eskalering")), (String) raekke.get("anker"),
				(String) raekke.get("regel"), (String) raekke.get("kilde"),
				LocalDate.parse((String) raekke.get("gyldigFra")));
	}

	private static List<Eskaleringstrin> eskalering(String tekst) {
		if (tekst == null) {
			return List.of();
		}
		return Arrays.stream(tekst.split(" ")).map((trin) -> trin.split(":")).map((trin) -> {
			if (trin.length != 2) {
				throw new IllegalStateException("Escalation is role:working days, not " + tekst);
			}
			return new Eskaleringstrin(trin[0], Integer.parseInt(trin[1]));
		}).toList();
	}

}
