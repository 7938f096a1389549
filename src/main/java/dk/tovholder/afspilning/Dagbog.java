package dk.tovholder.afspilning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What will be done on which day. Those at work write in it while they read their own page. */
final class Dagbog {

	private final TreeMap<LocalDate, List<Gerning>> sider = new TreeMap<>();

	synchronized void skriv(LocalDate dag, Gerning gerning) {
		this.sider.computeIfAbsent(dag, (ny) -> new ArrayList<>()).add(gerning);
	}

	/** Takes out what is due, gathered by citizen, each citizen's in order. */
	synchronized List<List<Gerning>> tag(LocalDate idag) {
		Map<String, List<Gerning>> efterBorger = new LinkedHashMap<>();
		while (!this.sider.isEmpty() && !this.sider.firstKey().isAfter(idag)) {
			for (Gerning gerning : this.sider.pollFirstEntry().getValue()) {
				efterBorger.computeIfAbsent(gerning.borger().sagsnummer(), (ny) -> new ArrayList<>()).add(gerning);
			}
		}
		efterBorger.values().forEach((gerninger) -> gerninger.sort(Comparator.comparing(Gerning::raekkefoelge)));
		return List.copyOf(efterBorger.values());
	}

}
