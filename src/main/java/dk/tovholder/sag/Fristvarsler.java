package dk.tovholder.sag;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import dk.tovholder.kalender.Tid;
import dk.tovholder.sikkerhed.Rolle;
import dk.tovholder.udbakke.Modtager;
import dk.tovholder.udbakke.Udbakke;
import dk.tovholder.udbakke.Varsel;

/** Finds out who is told of the steps of the ladders, and lays it out for them. */
@Component
class Fristvarsler {

	private final Opgaver opgaver;

	private final Udbakke udbakke;

	Fristvarsler(Opgaver opgaver, Udbakke udbakke) {
		this.opgaver = opgaver;
		this.udbakke = udbakke;
	}

	/** Lays the notices out in the transaction of their steps. Whoever owes the duty and leads it too is told once. */
	void laeg(Collection<Fristvarsel> nye) {
		if (nye.isEmpty()) {
			return;
		}
		Map<String, List<Opgave>> aabne = opgaver
			.aabne(nye.stream().map((v) -> v.sag().sagsnummer()).collect(Collectors.toSet()));
		Map<String, Varsel> varsler = new LinkedHashMap<>();
		for (Fristvarsel v : nye) {
			Sag sag = v.sag();
			Frist f = v.frist();
			Modtager modtager = (v.rolle() != null) ? gruppe(Rolle.af(v.rolle()), sag)
					: skyldner(f, sag, aabne.getOrDefault(sag.sagsnummer(), List.of()));
			String noegle = String.join("/", sag.sagsnummer(), f.fristtype().name(), Integer.toString(f.nummer()), v.trin());
			varsler.putIfAbsent(noegle + " " + modtager.id(),
					new Varsel(noegle, type(v), modtager, sag.sagsnummer(), v.tekst(), v.tidspunkt()));
		}
		udbakke.laeg(varsler.values());
	}

	/** Tells the professional leader of a citizen who stayed away for the third time in a row, and each time after that. */
	void udeblevetIgen(Sag sag, Instant nu) {
		Sagsbillede.Udeblivelse udeblivelse = sag.billede().udeblivelse();
		udbakke.laegEnGang(new Varsel(sag.sagsnummer() + "/UDEBLIVELSE/" + udeblivelse.nr(), Varsel.Type.UDEBLIVELSE,
				gruppe(Rolle.FAGLIG_LEDER, sag), sag.sagsnummer(),
				"Borgeren er udeblevet " + udeblivelse.iTraek() + " gange i træk", nu));
	}

	/** Tells operations and the professional leader that the steps of a case's deadlines cannot be run. */
	void fastlaast(String sagsnummer, String enhed, Instant nu) {
		String noegle = sagsnummer + "/FRISTTRIN/" + Tid.dato(nu);
		String tekst = "Sagens frister kan ikke følges: fristtrinnene fejler. Driften skal se på sagen";
		for (Rolle rolle : List.of(Rolle.ADMIN, Rolle.FAGLIG_LEDER)) {
			udbakke.laegEnGang(new Varsel(noegle, Varsel.Type.DRIFT, Modtager.gruppe(rolle.gruppe(enhed)), sagsnummer, tekst,
					nu));
		}
	}

	private static Varsel.Type type(Fristvarsel v) {
		if (v.rolle() != null) {
			return Varsel.Type.ESKALERING;
		}
		return v.trin().equals(Varsel.Type.FORVARSEL.name()) ? Varsel.Type.FORVARSEL : Varsel.Type.OVERSKREDET;
	}

	/** Whoever has the task that answers the deadline; while no such task is open, the role that will have it. */
	private static Modtager skyldner(Frist f, Sag sag, List<Opgave> aabne) {
		return aabne.stream()
			.filter((o) -> o.fristtype() == f.fristtype() && o.nummer() != null && o.nummer() == f.nummer()
					&& !o.omOverskredetFrist())
			.findFirst()
			.map((o) -> (o.ansvarlig() != null) ? Modtager.bruger(o.ansvarlig()) : Modtager.gruppe(o.gruppe()))
			.orElseGet(() -> uden(f, sag));
	}

	private static Modtager uden(Frist f, Sag sag) {
		return switch (f.fristtype()) {
			case KONTAKT_UGE, KONTAKT_MAANED, OPFOELGNINGSPLAN ->
				(sag.billede().jobformidler() != null) ? Modtager.bruger(sag.billede().jobformidler())
						: gruppe(Rolle.JOBFORMIDLER, sag);
			case JOBFORMIDLER_TILDELES -> gruppe(Rolle.FAGLIG_LEDER, sag);
			case REHAB_FORELAEGGELSE -> gruppe(Rolle.REHAB_KOORDINATOR, sag);
			default -> gruppe(Rolle.SAGSBEHANDLER, sag);
		};
	}

	private static Modtager gruppe(Rolle rolle, Sag sag) {
		return Modtager.gruppe(rolle.gruppe(sag.enhed()));
	}

}
