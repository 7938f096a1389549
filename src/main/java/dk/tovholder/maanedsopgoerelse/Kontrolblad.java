package dk.tovholder.maanedsopgoerelse;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dk.tovholder.fejl.Tegn;
import dk.tovholder.kalender.Tid;
import dk.tovholder.opgoerelse.Opgoerelse.Udgave;
import dk.tovholder.opgoerelse.Opgoerelser;

/** What the controller reads before answering: the edition in plain text, and what has changed. */
@Component
class Kontrolblad {

	/** As many characters of the hash as tell editions apart at a glance. */
	private static final int HASH = 12;

	private final Kontroller kontroller;

	private final Maanedskontrol kontrol;

	private final Opgoerelser opgoerelser;

	Kontrolblad(Kontroller kontroller, Maanedskontrol kontrol, Opgoerelser opgoerelser) {
		this.kontroller = kontroller;
		this.kontrol = kontrol;
		this.opgoerelser = opgoerelser;
	}

	/** The shown fields of the form, by key. */
	Map<String, Object> felter(YearMonth maaned) {
		List<Kontrol> kontroller = this.kontroller.af(maaned);
		List<Udgave> udgaver = opgoerelser.udgaver(maaned);
		Udgave udgave = find(udgaver, kontroller.get(kontroller.size() - 1).udgave());
		LocalDate frist = kontrol.frist(maaned);
		Map<String, Object> felter = new LinkedHashMap<>();
		felter.put("vis_maaned", Tegn.medStort(Tid.skrevet(maaned)));
		felter.put("vis_udgave", "Udgave " + udgave.udgave() + ", skåret " + Tid.skrevet(udgave.skaaringstidspunkt()));
		felter.put("vis_procent", tal(udgave));
		felter.put("vis_hash", udgave.hash().substring(0, HASH));
		felter.put("vis_frist", Tegn.medStort(Tid.skrevet(frist)));
		felter.put("vis_hvorfor", "Den 10. arbejdsdag i måneden efter.");
		felter.put("vis_aendret", aendret(udgaver, udgave));
		felter.put("vis_tidligere", tidligere(kontroller));
		felter.put("vis_seDen", "Cockpit, siden Styregruppe: " + Tid.skrevet(maaned) + ", udgave " + udgave.udgave()
				+ ". Som CSV: /api/opgoerelser/" + maaned + ".csv?udgave=" + udgave.udgave());
		return felter;
	}

	private static String aendret(List<Udgave> udgaver, Udgave udgave) {
		List<String> linjer = new ArrayList<>();
		Optional<Udgave> godkendt = udgaver.stream()
			.filter((u) -> u.godkendt() != null && u.udgave() != udgave.udgave())
			.reduce((foer, efter) -> efter);
		Optional<Udgave> foer = udgaver.stream()
			.filter((u) -> u.udgave() < udgave.udgave())
			.reduce((tidligere, senere) -> senere);
		foer.ifPresent((u) -> linjer.add("Siden udgave " + u.udgave() + ": " + forskel(udgave, u)));
		godkendt.filter((u) -> foer.filter(u::equals).isEmpty())
			.ifPresent((u) -> linjer.add("Siden den godkendte udgave " + u.udgave() + ": " + forskel(udgave, u)));
		int nyeste = udgaver.stream().mapToInt(Udgave::udgave).max().orElseThrow();
		if (nyeste > udgave.udgave()) {
			linjer.add("Der er siden kommet en udgave " + nyeste + ". Svar nej for at få den til kontrol i stedet.");
		}
		return linjer.isEmpty() ? "Det er den første udgave." : String.join("\n", linjer);
	}

	private static String forskel(Udgave ny, Udgave gammel) {
		if (ny.taeller().equals(gammel.taeller()) && ny.naevner().equals(gammel.naevner())) {
			return "samme tæller og nævner; andre tal er ændret";
		}
		return "fra " + tal(gammel) + " til " + tal(ny);
	}

	private static String tidligere(List<Kontrol> kontroller) {
		List<String> linjer = kontroller.stream()
			.filter(Kontrol::besvaret)
			.map((k) -> "Udgave " + k.udgave() + " blev ikke godkendt " + Tid.skrevet(k.tidspunkt()) + " af " + k.aktoer() + ": "
					+ ((k.afvigelser() == null) ? "ingen afvigelser skrevet" : k.afvigelser()))
			.toList();
		return linjer.isEmpty() ? "Ingen" : String.join("\n", linjer);
	}

	private static Udgave find(List<Udgave> udgaver, int nummer) {
		return udgaver.stream().filter((u) -> u.udgave() == nummer).findFirst().orElseThrow();
	}

	private static String tal(Udgave u) {
		return Tegn.medStort(u.resultat());
	}

}
