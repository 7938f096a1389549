package dk.tovholder.kalender;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * Where local dates and instants meet: a deadline is a Danish date, a clock is an
 * instant.
 */
public final class Tid {

	/** The zone in which every date of the product is meant. */
	public static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

	private static final DateTimeFormatter DATO = DateTimeFormatter.ofPattern("uuuu-MM-dd")
		.withResolverStyle(ResolverStyle.STRICT);

	private static final DateTimeFormatter SKREVET = DateTimeFormatter.ofPattern("EEEE d. MMMM uuuu",
			Locale.forLanguageTag("da"));

	private static final DateTimeFormatter MAANED = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.forLanguageTag("da"));

	private static final DateTimeFormatter TIDSPUNKT = DateTimeFormatter.ofPattern("d. MMMM uuuu 'kl.' HH.mm",
			Locale.forLanguageTag("da"));

	private static final LocalTime SIDSTE_SEKUND = LocalTime.of(23, 59, 59);

	private Tid() {
	}

	/**
	 * Reads a date written {@code yyyy-MM-dd}; one that no calendar has is refused.
	 * @throws java.time.DateTimeException if the text is no such date
	 */
	public static LocalDate laesDato(String tekst) {
		return LocalDate.parse(tekst, DATO);
	}

	/** A date as people write it: {@code tirsdag 26. januar 2021}. */
	public static String skrevet(LocalDate dato) {
		return SKREVET.format(dato);
	}

	/** A month as people write it: {@code januar 2021}. */
	public static String skrevet(YearMonth maaned) {
		return MAANED.format(maaned);
	}

	/** An instant as people write it: {@code 26. januar 2021 kl. 08.00}. */
	public static String skrevet(Instant tidspunkt) {
		return TIDSPUNKT.format(tidspunkt.atZone(ZONE));
	}

	/** The Danish date at an instant. */
	public static LocalDate dato(Instant tidspunkt) {
		return LocalDate.ofInstant(tidspunkt, ZONE);
	}

	/** The Danish date that the clock shows, whatever the clock's own zone. */
	public static LocalDate idag(Clock ur) {
		return dato(ur.instant());
	}

	/** The local midnight that starts a day. */
	public static Instant midnat(LocalDate dato) {
		return dato.atStartOfDay(ZONE).toInstant();
	}

	/** The instant of a deadline: 23:59:59 local time that day. */
	public static Instant fristTidspunkt(LocalDate dato) {
		return dato.atTime(SIDSTE_SEKUND).atZone(ZONE).toInstant();
	}

	/**
	 * The first instant at which a deadline is overdue: the local midnight that ends its
	 * day.
	 */
	public static Instant overskredetFra(LocalDate dato) {
		return midnat(dato.plusDays(1));
	}

}
