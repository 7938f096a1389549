package dk.tovholder.sag;

import java.util.List;

/**
 * What the figures of a case are counted from. Nothing in it changes because time passes, so that a case counts the same until
 * a fact, a deadline's date or its stored state is another.
 *
 * @param omfattet whether the target-group table has let the citizen in
 * @param haendelser the facts that are applied
 * @param tilstand the state on the case's row
 */
record Talgrundlag(Sagsgrund grund, boolean omfattet, List<Sagsbillede.Periode> lukninger,
		List<Sagsbillede.Periode> fritagelser, List<Placering> placeringer, List<Haendelse> haendelser, List<Frist> frister,
		Tilstand tilstand) {

	static Talgrundlag af(Sag sag) {
		Sagsbillede billede = sag.billede();
		return new Talgrundlag(sag.grund(), !billede.manglerOplysninger() && billede.omfattet(), billede.lukninger(),
				billede.fritagelser(), billede.placeringer(),
				sag.haendelser().stream().filter((h) -> h.status() == Haendelse.Status.ANVENDT).toList(), sag.frister(),
				sag.gemtTilstand());
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
