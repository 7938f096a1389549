package dk.tovholder.suspension;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Afvisning.Feltfejl;
import dk.tovholder.fejl.Tegn;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.NySag;
import dk.tovholder.sag.Program;
import dk.tovholder.sag.Suspension;
import dk.tovholder.sikkerhed.Bruger;

/** The decisions on suspensions: what they must look like, and what becomes of a repeated or contradicting one. */
@Service
class Suspensionsbehandling {

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

	/** Characters that a reason may have at most. */
	private static final int BEGRUNDELSE_LAENGDE = 500;

	/** What a case follows stands as one text on its row, which must have room for all of them. */
	private static final int HOEJST = 100;

	private final Suspensionsregister register;

	private final Program program;

	private final Clock ur;

	Suspensionsbehandling(Suspensionsregister register, Program program, Clock ur) {
		this.register = register;
		this.program = program;
		this.ur = ur;
	}

	/** What became of a decision. */
	enum Modtagelse {

		ANVENDT, GENTAGET

	}

	/**
	 * Registers a suspension; the same one once more changes nothing.
	 * @throws Afvisning 400 with the fields at fault, 409 where the id stands for another one
	 */
	@Transactional
	public Modtagelse registrer(NySuspension ny, String aktoer) {
		List<Feltfejl> fejl = new ArrayList<>();
		if (ny.suspensionId() == null || !ID.matcher(ny.suspensionId()).matches()) {
			fejl.add(new Feltfejl("suspensionId", "Skal være 1-40 tegn: A-Z, a-z, cifre, punktum, bindestreg og understreg"));
		}
		if (!NySag.kenderProgram(ny.program())) {
			fejl.add(new Feltfejl("program", "Programmet kendes ikke"));
		}
		if (ny.enhed() != null && !Bruger.ENHEDER.contains(ny.enhed())) {
			fejl.add(new Feltfejl("enhed", "Skal mangle eller være en af: " + String.join(", ", Bruger.ENHEDER)));
		}
		Suspension s = laes(ny, new Rettelse(ny.fra(), ny.til(), ny.begrundelse()), aktoer, fejl);
		Suspension kendt = register.laas(ny.suspensionId()).orElse(null);
		if (kendt != null) {
			if (erGentaget(s, kendt)) {
				return Modtagelse.GENTAGET;
			}
			throw Afvisning.felt(409, "suspensionId", "Er brugt til en suspension med et andet indhold; ret den, eller vælg et andet");
		}
		if (register.alle().stream().filter((anden) -> !anden.annulleret()).count() >= HOEJST) {
			throw new Afvisning(409, "Der kan højst være " + HOEJST + " suspensioner, der ikke er annulleret");
		}
		register.opret(s);
		register.tilfoej(s, Suspensionsaendring.Type.REGISTRERET, ur.instant());
		return Modtagelse.ANVENDT;
	}

	/** A delivery that comes twice may come after a correction: the first content is told apart from the present one. */
	private boolean erGentaget(Suspension s, Suspension kendt) {
		Suspensionsaendring foerste = register.aendringer(kendt.suspensionId()).get(0);
		return s.program().equals(kendt.program()) && Objects.equals(s.enhed(), kendt.enhed())
				&& s.fra().equals(foerste.fra()) && Objects.equals(s.til(), foerste.til())
				&& s.begrundelse().equals(foerste.begrundelse());
	}

	/**
	 * Gives a suspension other days, also when they are past; cases are counted anew.
	 * @throws Afvisning 404 unknown, 400 with the fields at fault, 409 where it is annulled
	 */
	@Transactional
	public Modtagelse ret(String suspensionId, Rettelse rettelse, String aktoer) {
		Suspension kendt = kendt(suspensionId);
		Suspension s = laes(new NySuspension(kendt.suspensionId(), kendt.program(), kendt.enhed(), null, null, null),
				rettelse, aktoer, new ArrayList<>());
		if (kendt.annulleret()) {
			throw new Afvisning(409, "Suspensionen er annulleret og kan ikke rettes");
		}
		if (s.fra().equals(kendt.fra()) && Objects.equals(s.til(), kendt.til())
				&& s.begrundelse().equals(kendt.begrundelse())) {
			return Modtagelse.GENTAGET;
		}
		return gem(s, Suspensionsaendring.Type.RETTET);
	}

	/**
	 * Takes a suspension back as if it had never been.
	 * @throws Afvisning 404 unknown
	 */
	@Transactional
	public Modtagelse annuller(String suspensionId, String aktoer) {
		Suspension kendt = kendt(suspensionId);
		if (kendt.annulleret()) {
			return Modtagelse.GENTAGET;
		}
		return gem(new Suspension(kendt.suspensionId(), kendt.program(), kendt.enhed(), kendt.fra(), kendt.til(), true,
				kendt.begrundelse(), aktoer), Suspensionsaendring.Type.ANNULLERET);
	}

	private Suspension kendt(String suspensionId) {
		return register.laas(suspensionId)
			.orElseThrow(() -> Afvisning.felt(404, "suspensionId", "Suspensionen findes ikke"));
	}

	private Modtagelse gem(Suspension s, Suspensionsaendring.Type type) {
		Instant nu = ur.instant();
		register.ret(s);
		register.tilfoej(s, type, nu);
		return Modtagelse.ANVENDT;
	}

	private Suspension laes(NySuspension kendt, Rettelse dage, String aktoer, List<Feltfejl> fejl) {
		LocalDate fra = dato("fra", dage.fra(), fejl);
		LocalDate til = (dage.til() == null) ? null : dato("til", dage.til(), fejl);
		if (fra != null && (fra.isBefore(program.projektstart()) || fra.isAfter(program.projektslut()))) {
			fejl.add(new Feltfejl("fra", "Skal ligge i projektets tid, fra " + program.projektstart() + " til "
					+ program.projektslut()));
		}
		if (fra != null && til != null && !til.isAfter(fra)) {
			fejl.add(new Feltfejl("til", "Skal ligge efter den første dag; det er den første dag tilbage"));
		}
		if (til != null && til.isAfter(program.projektslut().plusDays(1))) {
			fejl.add(new Feltfejl("til", "Kan højst være dagen efter projektets slutning " + program.projektslut()));
		}
		String begrundelse = dage.begrundelse();
		if (begrundelse == null || begrundelse.isBlank()
				|| begrundelse.codePointCount(0, begrundelse.length()) > BEGRUNDELSE_LAENGDE
				|| !Tegn.kanVisesSomTekst(begrundelse) || Tegn.lignerCpr(begrundelse)) {
			fejl.add(new Feltfejl("begrundelse", "Skal være 1-500 tegn, der kan vises, uden CPR-numre"));
		}
		if (!fejl.isEmpty()) {
			throw new Afvisning(400, "Suspensionen kan ikke læses: "
					+ fejl.stream().map(Feltfejl::felt).distinct().collect(Collectors.joining(", ")) + " skal rettes", fejl);
		}
		return new Suspension(kendt.suspensionId(), kendt.program(), kendt.enhed(), fra, til, false, dage.begrundelse(),
				aktoer);
	}

	private static LocalDate dato(String felt, String tekst, List<Feltfejl> fejl) {
		try {
			return Tid.laesDato(Objects.requireNonNullElse(tekst, ""));
		}
		catch (DateTimeException ex) {
			fejl.add(new Feltfejl(felt, "Skal være en dato, der findes, skrevet som åååå-MM-dd"));
			return null;
		}
	}

}
