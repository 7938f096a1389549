package dk.tovholder.styregruppe;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.frist.Eskaleringstrin;
import dk.tovholder.frist.Fristberegner;
import dk.tovholder.frist.Fristberegning;
import dk.tovholder.frist.Fristtype;
import dk.tovholder.kalender.Tid;
import dk.tovholder.opgoerelse.Opgoerelser;
import dk.tovholder.opgoerelse.Opgoerelse.Udgave;
import dk.tovholder.sag.Hast;
import dk.tovholder.sag.Program;
import dk.tovholder.sikkerhed.Rolle;
import dk.tovholder.udbakke.Modtager;
import dk.tovholder.udbakke.Udbakke;
import dk.tovholder.udbakke.Varsel;

/** The steering group's meetings: when each is due, what it had before it, what it decided, and what became of that. */
@Service
class Styregruppemoeder {

	private final Moederegister register;

	private final Opgoerelser opgoerelser;

	private final Fristberegner beregner;

	private final Udbakke udbakke;

	private final Program program;

	private final Clock ur;

	Styregruppemoeder(Moederegister register, Opgoerelser opgoerelser, Fristberegner beregner, Udbakke udbakke,
			Program program, Clock ur) {
		this.register = register;
		this.opgoerelser = opgoerelser;
		this.beregner = beregner;
		this.udbakke = udbakke;
		this.program = program;
		this.ur = ur;
	}

	/** The quarter of the project's first day. */
	Kvartal foerste() {
		return Kvartal.af(program.projektstart());
	}

	/** The last quarter there is to plan now: the next one, but none after the project's end. */
	Kvartal seneste() {
		Kvartal naeste = Kvartal.af(Tid.idag(ur)).naeste();
		Kvartal sidste = Kvartal.af(program.projektslut());
		return (naeste.compareTo(sidste) > 0) ? sidste : naeste;
	}

	/** The quarters of the project that have begun, the first in front. */
	List<Kvartal> begyndte() {
		return Stream.iterate(foerste(), (kvartal) -> kvartal.compareTo(seneste()) <= 0, Kvartal::naeste)
			.filter((kvartal) -> !kvartal.foersteDag().isAfter(Tid.idag(ur)))
			.toList();
	}

	/** The quarter after, or empty where the project has ended. */
	Optional<Kvartal> naeste(Kvartal kvartal) {
		return Optional.of(kvartal.naeste()).filter((naeste) -> naeste.compareTo(Kvartal.af(program.projektslut())) <= 0);
	}

	/** The first day of the quarter that lies in the project. */
	LocalDate begynder(Kvartal kvartal) {
		return kvartal.foersteDag().isAfter(program.projektstart()) ? kvartal.foersteDag() : program.projektstart();
	}

	/** The day of a meeting that has been registered. */
	LocalDate moededato(Kvartal kvartal) {
		return register.moede(kvartal).orElseThrow().dato();
	}

	/** When the meeting of the quarter is due, and why. */
	Fristberegning frist(Kvartal kvartal) {
		return beregner.beregn(Fristtype.STYREGRUPPE, begynder(kvartal));
	}

	Hast hast(Kvartal kvartal) {
		LocalDate idag = Tid.idag(ur);
		Fristberegning frist = frist(kvartal);
		if (idag.isAfter(frist.dato())) {
			return Hast.OVERSKREDET;
		}
		return (frist.forvarsel() == null || idag.isBefore(frist.forvarsel())) ? Hast.NORMAL : Hast.FORVARSEL;
	}

	Hast hast(Opfoelgning opfoelgning) {
		return Tid.idag(ur).isAfter(opfoelgning.dato()) ? Hast.OVER_MAAL : Hast.NORMAL;
	}

	/**
	 * Registers what a meeting decided, with the editions that were cut by then.
	 * @throws Afvisning (400) with every field at fault, (409) if the quarter's meeting is registered already
	 */
	@Transactional
	public void registrer(Kvartal kvartal, Map<String, Object> svar, String aktoer) {
		Moedesvar moede = Moedesvar.laes(svar, kvartal, Tid.idag(ur));
		if (register.moede(kvartal).isPresent()) {
			throw new Afvisning(409, "Opgaven er allerede afsluttet");
		}
		register.gem(new Moede(kvartal, moede.dato(), moede.deltagere(), moede.beslutninger(), aktoer, ur.instant(),
				forelagte(kvartal, moede.dato())), moede.opfoelgninger());
	}

	/**
	 * The latest edition of each month's statement on a day: of the quarter's months, and of earlier ones that no meeting of an
	 * earlier quarter had before it.
	 */
	SortedMap<YearMonth, Integer> forelagte(Kvartal kvartal, LocalDate dag) {
		SortedMap<YearMonth, Integer> udgaver = new TreeMap<>();
		for (YearMonth maaned = foersteForelagte(kvartal); maaned.atEndOfMonth().isBefore(dag); maaned = maaned.plusMonths(1)) {
			YearMonth denne = maaned;
			opgoerelser.udgaver(maaned)
				.stream()
				.filter((udgave) -> !Tid.dato(udgave.skaaringstidspunkt()).isAfter(dag))
				.map(Udgave::udgave)
				.max(Comparator.naturalOrder())
				.ifPresent((udgave) -> udgaver.put(denne, udgave));
		}
		return udgaver;
	}

	private YearMonth foersteForelagte(Kvartal kvartal) {
		YearMonth nye = register.alle()
			.stream()
			.filter((moede) -> moede.kvartal().compareTo(kvartal) < 0)
			.flatMap((moede) -> moede.udgaver().keySet().stream())
			.max(Comparator.naturalOrder())
			.map((sidst) -> sidst.plusMonths(1))
			.orElse(YearMonth.from(program.projektstart()));
		YearMonth egne = YearMonth.from(begynder(kvartal));
		return nye.isBefore(egne) ? nye : egne;
	}

	List<Opfoelgning> opfoelgninger(Kvartal kvartal) {
		return register.opfoelgninger(kvartal);
	}

	/** A follow-up of a quarter's meeting. */
	Opfoelgning opfoelgning(Kvartal kvartal, int nr) {
		return register.opfoelgninger(kvartal).get(nr - 1);
	}

	/**
	 * Takes what became of a decision.
	 * @throws Afvisning (400) if it was not carried out and nothing says why, (409) if it has been answered already
	 */
	@Transactional
	public void foelgOp(Kvartal kvartal, int nr, Opfoelgning.Status status, String bemaerkning, String aktoer) {
		if (status != Opfoelgning.Status.GENNEMFOERT && bemaerkning == null) {
			throw Afvisning.felt(400, "bemaerkning", "Bemærkning: skriv, hvad der mangler og hvorfor");
		}
		if (!register.besvar(kvartal, new Opfoelgning(nr, null, null, null, status, bemaerkning, aktoer, ur.instant()))) {
			throw new Afvisning(409, "Opgaven er allerede afsluttet");
		}
	}

	/** Tells that the meeting is near; not where it is late already. */
	@Transactional
	public void varsl(Kvartal kvartal, List<String> ansvarlige) {
		if (hast(kvartal) == Hast.FORVARSEL) {
			varsl(kvartal, Varsel.Type.FORVARSEL, sekretaer(ansvarlige), "skal være behandlet senest ");
		}
	}

	/** Tells that the meeting is late: the secretary, and the roles that the rule names, each once for a quarter. */
	@Transactional
	public void eskaler(Kvartal kvartal, List<String> ansvarlige) {
		varsl(kvartal, Varsel.Type.OVERSKREDET, sekretaer(ansvarlige), "skulle være behandlet senest ");
		for (Eskaleringstrin trin : frist(kvartal).regel().eskalering()) {
			varsl(kvartal, Varsel.Type.ESKALERING, Modtager.gruppe(Rolle.af(trin.rolle()).gruppe()),
					"skulle være behandlet senest ");
		}
	}

	private void varsl(Kvartal kvartal, Varsel.Type type, Modtager modtager, String hvad) {
		udbakke.laegEnGang(new Varsel("styregruppe/" + kvartal + "/" + type, type, modtager, null,
				"Styregruppens møde i " + kvartal.navn() + " " + hvad + Tid.skrevet(frist(kvartal).dato()), ur.instant()));
	}

	private static Modtager sekretaer(List<String> ansvarlige) {
		return ansvarlige.stream()
			.findFirst()
			.map(Modtager::bruger)
			.orElse(Modtager.gruppe(Rolle.PROJEKTLEDER.gruppe()));
	}

	/** Tells that a follow-up is late: its owner, and the secretary, each once. */
	@Transactional
	public void meldForsinket(Kvartal kvartal, int nr, List<String> ansvarlige) {
		Opfoelgning opfoelgning = opfoelgning(kvartal, nr);
		Modtager ejer = ansvarlige.stream().findFirst().map(Modtager::bruger).orElse(Modtager.gruppe(opfoelgning.ejer()));
		String noegle = "styregruppe/" + kvartal + "/opfoelgning/" + nr;
		String tekst = "Opfølgning " + nr + " fra styregruppens møde i " + kvartal.navn() + " skulle være gjort senest "
				+ Tid.skrevet(opfoelgning.dato());
		udbakke.laegEnGang(new Varsel(noegle, Varsel.Type.OVERSKREDET, ejer, null, tekst, ur.instant()));
		udbakke.laegEnGang(new Varsel(noegle, Varsel.Type.ESKALERING, Modtager.gruppe(Rolle.PROJEKTLEDER.gruppe()), null,
				tekst, ur.instant()));
	}

}
