package dk.tovholder.sag;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import dk.tovholder.nyhed.Nyhed;
import dk.tovholder.nyhed.Nyhedstype;

/** What a step tells other systems of a case: enough to know where it stands, and nothing of people or their reasons. */
final class Sagsnyheder {

	private final Map<String, List<Nyhed>> efterSag = new LinkedHashMap<>();

	private void tilfoej(String sagsnummer, Nyhed nyhed) {
		efterSag.computeIfAbsent(sagsnummer, (ny) -> new ArrayList<>()).add(nyhed);
	}

	/** One row for each case, in the order in which it makes sense; the journal says what became of the case itself. */
	Samleskrivning.Indhold linjer(List<Journalpost> journal, Instant nu) {
		journal.forEach((post) -> sagen(post).ifPresent((nyhed) -> tilfoej(post.sagsnummer(), nyhed)));
		return new Samleskrivning.Indhold("insert into nyhed_ny (sagsnummer, tidspunkt, nyheder) values (?,?,?)",
				efterSag.entrySet()
					.stream()
					.map((e) -> new Object[] { e.getKey(), Frister.tid(nu), Nyhed.skriv(
							e.getValue().stream().sorted(Comparator.comparingInt(Sagsnyheder::plads)).toList()) })
					.toList());
	}

	private static int plads(Nyhed nyhed) {
		return switch (nyhed.type()) {
			case SAG_OPRETTET, SAG_GENOPTAGET -> 0;
			case SAG_TILSTANDSSKIFT -> 2;
			case SAG_UDFALD -> 3;
			default -> 1;
		};
	}

	// --- the case

	private static Optional<Nyhed> sagen(Journalpost post) {
		return switch (post.type()) {
			case "SAG_OPRETTET" -> sagen(Nyhedstype.SAG_OPRETTET, "sagStart", post, "program", "enhed", "tilstand");
			case "TILSTAND" -> sagen(Nyhedstype.SAG_TILSTANDSSKIFT, "dato", post, "fra", "til");
			case "SAG_AFSLUTTET" -> sagen(Nyhedstype.SAG_UDFALD, "dato", post, "udfald");
			case "SAG_GENOPTAGET" -> sagen(Nyhedstype.SAG_GENOPTAGET, "dato", post);
			default -> Optional.empty();
		};
	}

	private static Optional<Nyhed> sagen(Nyhedstype type, String datofelt, Journalpost post, String... felter) {
		Map<String, Object> data = new LinkedHashMap<>();
		for (String felt : felter) {
			data.put(felt, post.data().get(felt));
		}
		data.put(datofelt, post.effektivDato().toString());
		return Optional.of(new Nyhed(type, data));
	}

	// --- its deadlines

	/** What has become of a deadline, but for that it is broken; {@code foer} is null for a new one. */
	void frist(Frist foer, Frist efter) {
		boolean loeb = foer == null || foer.status().loebende();
		if (foer == null) {
			tilfoej(efter.sagsnummer(), frist(Nyhedstype.FRIST_SAT, efter, "ankerdato", efter.ankerDato()));
		}
		else if (!foer.dato().equals(efter.dato()) && efter.status() != Fristtilstand.BORTFALDET) {
			tilfoej(efter.sagsnummer(), frist(Nyhedstype.FRIST_FLYTTET, efter, "fra", foer.dato()));
		}
		if (efter.status() == Fristtilstand.OPFYLDT && (loeb || !efter.opfyldtDato().equals(foer.opfyldtDato()))) {
			tilfoej(efter.sagsnummer(),
					frist(efter.opfyldtDato().isAfter(efter.dato()) ? Nyhedstype.FRIST_OPFYLDT_FOR_SENT : Nyhedstype.FRIST_OVERHOLDT,
							efter, "opfyldtDato", efter.opfyldtDato()));
		}
		else if (efter.status() == Fristtilstand.BORTFALDET && (foer == null || foer.status() != Fristtilstand.BORTFALDET)) {
			tilfoej(efter.sagsnummer(), frist(Nyhedstype.FRIST_BORTFALDET, efter, "bortfaldet", efter.bortfaldetDato()));
		}
		else if (efter.status().loebende() && (!loeb
				|| (foer != null && foer.status() == Fristtilstand.OVERSKREDET && efter.status() == Fristtilstand.AABEN))) {
			tilfoej(efter.sagsnummer(), frist(Nyhedstype.FRIST_GENOPTAGET, efter, null, null));
		}
	}

	/** A warning has been given. */
	void varslet(Frist f) {
		tilfoej(f.sagsnummer(), frist(Nyhedstype.FRIST_VARSLET, f, null, null));
	}

	/** Told when the row says so, whatever has been told to people before. */
	void brudt(Frist foer, Frist efter) {
		if (efter.status() == Fristtilstand.OVERSKREDET && (foer == null || foer.status() != Fristtilstand.OVERSKREDET)) {
			tilfoej(efter.sagsnummer(), frist(Nyhedstype.FRIST_BRUDT, efter, null, null));
		}
	}

	private static Nyhed frist(Nyhedstype type, Frist f, String felt, LocalDate dag) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("fristtype", f.fristtype().name());
		data.put("nummer", f.nummer());
		data.put("dato", f.dato().toString());
		if (f.art() != null) {
			data.put("art", f.art().name());
		}
		if (felt != null) {
			data.put(felt, dag.toString());
		}
		return new Nyhed(type, data);
	}

	// --- its placements

	/** What has become of the placements of a case. One that a correction has taken away never was. */
	void placeringer(String sagsnummer, List<Placering> foer, List<Placering> efter) {
		Map<String, Placering> kendte = foer.stream().collect(Collectors.toMap(Placering::placeringId, (p) -> p));
		for (Placering p : efter) {
			Placering stod = kendte.remove(p.placeringId());
			boolean fandtes = stod != null && !stod.annulleret();
			if (p.annulleret()) {
				if (fandtes) {
					tilfoej(sagsnummer, placering(Nyhedstype.PLACERING_ANNULLERET, p));
				}
				continue;
			}
			boolean nyStart = !fandtes || !stod.start().equals(p.start())
					|| !Objects.equals(stod.placeringstype(), p.placeringstype()) || (stod.slut() != null && p.slut() == null);
			if (nyStart) {
				tilfoej(sagsnummer, placering(Nyhedstype.PLACERING_STARTET, p));
			}
			if (p.slut() != null && (nyStart || !p.slut().equals(stod.slut()))) {
				tilfoej(sagsnummer, placering(Nyhedstype.PLACERING_SLUTTET, p));
			}
		}
		kendte.values()
			.stream()
			.filter((p) -> !p.annulleret())
			.forEach((p) -> tilfoej(sagsnummer, placering(Nyhedstype.PLACERING_ANNULLERET, p)));
	}

	private static Nyhed placering(Nyhedstype type, Placering p) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("placeringId", p.placeringId());
		data.put("placeringstype", p.placeringstype());
		data.put("start", p.start().toString());
		if (type == Nyhedstype.PLACERING_SLUTTET) {
			data.put("slut", p.slut().toString());
		}
		return new Nyhed(type, data);
	}

}
