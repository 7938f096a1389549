package dk.tovholder.sag;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dk.tovholder.frist.Fristtype;

/**
 * What the figures of a case are counted from. Nothing in it changes because time passes, so that a case counts the same until
 * a fact, a deadline's date or its stored state is another.
 *
 * @param omfattet whether the target-group table has let the citizen in
 * @param haendelser the facts that are applied
 * @param frister the deadline rows, each duty once
 * @param tilstand the state on the case's row
 */
record Talgrundlag(Sagsgrund grund, boolean omfattet, List<Sagsbillede.Periode> lukninger,
		List<Sagsbillede.Periode> fritagelser, List<Placering> placeringer, List<Haendelse> haendelser, List<Frist> frister,
		Tilstand tilstand) {

	static Talgrundlag af(Sag sag) {
		Sagsbillede billede = sag.billede();
		return new Talgrundlag(sag.grund(), !billede.manglerOplysninger() && billede.omfattet(), billede.lukninger(),
				billede.fritagelser(), billede.placeringer(),
				sag.haendelser().stream().filter((h) -> h.status() == Haendelse.Status.ANVENDT).toList(),
				pligter(sag.frister()),
				sag.gemtTilstand());
	}

	/** A row that fell away and stands again, from the same day to the same day, is one duty. */
	private static List<Frist> pligter(List<Frist> frister) {
		record Pligt(Fristtype type, LocalDate fra, LocalDate til) {

			static Pligt af(Frist f) {
				return new Pligt(f.fristtype(), f.ankerDato(), f.dato());
			}

		}
		if (frister.stream().noneMatch((f) -> f.status() == Fristtilstand.BORTFALDET)) {
			return frister;
		}
		Set<Pligt> kendte = new HashSet<>();
		List<Frist> pligter = new ArrayList<>();
		for (boolean bortfaldne : new boolean[] { false, true }) {
			for (Frist f : frister) {
				if ((f.status() == Fristtilstand.BORTFALDET) == bortfaldne && (kendte.add(Pligt.af(f)) || !bortfaldne)) {
					pligter.add(f);
				}
			}
		}
		return pligter;
	}

	/** Whether the same facts stand behind both; asked of one case at two moments. */
	boolean sammeFakta(Talgrundlag andet) {
		if (haendelser.size() != andet.haendelser.size()) {
			return false;
		}
		for (int i = 0; i < haendelser.size(); i++) {
			if (haendelser.get(i) != andet.haendelser.get(i)) {
				return false;
			}
		}
		return true;
	}

}
