package dk.tovholder.sag;

import java.time.LocalDate;

import dk.tovholder.engine.Opgavefiltre;

/** How a task presses: the priority of the engine's task, and the word that stands on it in a list. */
public enum Hast {

	NORMAL(Opgavefiltre.NORMAL),
	/** The day of the warning has come. */
	FORVARSEL(Opgavefiltre.FORVARSEL),
	/** A deadline that is striven for, or the task's own date, has passed. */
	OVER_MAAL(Opgavefiltre.OVER_MAAL),
	/** A mandatory deadline has passed. */
	OVERSKREDET(Opgavefiltre.OVERSKREDET);

	private final int prioritet;

	Hast(int prioritet) {
		this.prioritet = prioritet;
	}

	/** The engine's priority, higher before lower. */
	public int prioritet() {
		return prioritet;
	}

	/** How a task of the case presses on a day. */
	public static Hast af(Sag sag, Opgave opgave, LocalDate idag) {
		Frist frist = opgave.frist(sag).orElse(null);
		return (frist == null) ? af(opgave.dato(), sag.billede().pauseFra(), idag) : af(frist, idag);
	}

	private static Hast af(Frist frist, LocalDate idag) {
		return switch (frist.status()) {
			case OVERSKREDET -> frist.erSkal() ? OVERSKREDET : OVER_MAAL;
			case AABEN -> (frist.hviler() || frist.forvarsel() == null || idag.isBefore(frist.forvarsel())) ? NORMAL
					: FORVARSEL;
			case OPFYLDT, BORTFALDET -> NORMAL;
		};
	}

	/** A task that has only a date. What had not passed when a pause began does not pass in it. */
	private static Hast af(LocalDate dato, LocalDate pauseFra, LocalDate idag) {
		boolean passeret = dato != null && dato.isBefore(idag) && (pauseFra == null || dato.isBefore(pauseFra));
		return passeret ? OVER_MAAL : NORMAL;
	}

}
