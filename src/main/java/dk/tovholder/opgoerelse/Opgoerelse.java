package dk.tovholder.opgoerelse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.springframework.lang.Nullable;

/**
 * The statement of a month in one edition.
 *
 * @param maaned {@code yyyy-MM}
 * @param udgave from 1 for each month, or 0 while the month runs
 * @param skaaringstidspunkt when the figures were taken
 * @param hash SHA-256 over programme, month, edition, cut time and figures, in hexadecimal
 * @param foreloebig whether the month still runs, so that nothing is kept
 * @param godkendt who approved the edition and when, or null
 * @param udvikling the months from the start up to this one as they stand now; no part of the edition
 */
public record Opgoerelse(YearMonth maaned, int udgave, Instant skaaringstidspunkt, String hash,
		@JsonUnwrapped Figurer figurer, String program, boolean foreloebig, @Nullable Godkendelse godkendt, List<Maanedstal> udvikling) {

	/** Who approved an edition, and when. */
	public record Godkendelse(Instant tidspunkt, String aktoer) {
	}

	/** An edition without its figures. */
	public record Udgave(int udgave, Instant skaaringstidspunkt, String hash, @Nullable Godkendelse godkendt,
			@Nullable String afvigelser, @Nullable Integer taeller, @Nullable Integer naevner, @Nullable BigDecimal procent) {

		/** The main figure in running text: {@code 79,9 % (791 af 990)}. */
		public String resultat() {
			return ((procent == null) ? "ingen procent" : procent.toString().replace('.', ',') + " %") + " (" + taeller + " af "
					+ naevner + ")";
		}

	}

	/** The main figure of a month. */
	public record Maanedstal(YearMonth maaned, int taeller, int naevner, @Nullable BigDecimal procent) {
	}

	/**
	 * Everything that is counted. A figure of persons is null where it is hidden from the reader.
	 *
	 * @param procent with one decimal, rounded down; null where there is nobody
	 * @param manglerTilMaal persons that the goal lacks
	 * @param perStatus everybody in the denominator, once each
	 * @param udenforNaevner everybody who was let in and is not in the denominator
	 * @param sagsstammer open cases of each job broker at the end of the month
	 */
	public record Figurer(int taeller, int naevner, @Nullable BigDecimal procent, int manglerTilMaal, boolean opnaaet,
			Tilskud tilskud, List<Enhedstal> perEnhed, List<Statustal> perStatus, List<Fristtal> frister, Kontakter kontakt,
			List<Uge> moeder, List<Udfaldstal> udfald, List<Aarsagstal> udenforNaevner, Andel placering,
			List<Genbehandlingstal> genbehandlinger, Udeblivelser udeblivelse, List<Sagsstamme> sagsstammer,
			List<Varighed> varigheder) {
	}

	/** The grant in kroner: what is certain, what hangs on the goal, and what of that is released by this month. */
	public record Tilskud(long sikkert, long paaSpil, long frigivet) {
	}

	/** The main figure of a house. */
	public record Enhedstal(String enhed, @Nullable Integer taeller, @Nullable Integer naevner, @Nullable BigDecimal procent) {
	}

	/** Persons in the denominator with a status. */
	public record Statustal(String status, @Nullable Integer antal) {
	}

	/** Persons outside the denominator, by what took them out. */
	public record Aarsagstal(String aarsag, @Nullable Integer antal) {
	}

	/**
	 * Deadlines of a type.
	 *
	 * @param overholdt due in the month and kept
	 * @param brudt due in the month and broken
	 * @param medPlan of those, the ones with a plan at the end of the month
	 * @param aabne running at the end of the month
	 * @param overholdtIalt kept since the start of the project
	 * @param brudtIalt broken since the start of the project
	 */
	public record Fristtal(String fristtype, long overholdt, long brudt, long medPlan, long aabne, long overholdtIalt,
			long brudtIalt) {
	}

	/** Contacts owed weekly, and monthly while in a placement. */
	public record Kontakter(Kontakttal uge, Kontakttal maaned) {
	}

	/**
	 * Contacts.
	 *
	 * @param pligt deadlines of contacts in the month
	 * @param overholdt of those, the ones that were kept
	 * @param gennemfoert contacts of the month that were made; {@code forsoegt} tried without reaching the citizen
	 */
	public record Kontakttal(long pligt, long overholdt, long gennemfoert, long forsoegt, long udeblevet) {
	}

	/** The days of an ISO week ({@code 2021-W09}) that lie in the month: meetings held, and how many are needed. */
	public record Uge(String uge, long forberedendeSamtaler, long stepUpMoeder, long rehabiliteringsmoeder, Behov behov) {
	}

	/** Meetings that keep the eight weeks if they are spread evenly over them. */
	public record Behov(long forberedendeSamtaler, long stepUpMoeder, long rehabiliteringsmoeder) {
	}

	/** Cases that an outcome has closed at the end of the month, and those of them that it closed in the month. */
	public record Udfaldstal(String udfald, @Nullable Integer antal, @Nullable Integer iMaaneden) {
	}

	/** Persons, and their share of the denominator in percent. */
	public record Andel(@Nullable Integer antal, @Nullable BigDecimal andel) {
	}

	/** New reviews of a number: called, held, and what came of them in the month. */
	public record Genbehandlingstal(int nummer, @Nullable Integer indkaldt, @Nullable Integer afholdt, @Nullable Integer rehabiliteringsteam,
			@Nullable Integer fortsatForloeb, @Nullable Integer bortfaldet) {
	}

	/** What became of talks and meetings that were to be held in the month; {@code procent} is the share of no-shows. */
	public record Udeblivelser(long afholdt, long udeblevet, long afbud, long aflyst, @Nullable BigDecimal procent) {
	}

	/** Open cases of a job broker. */
	public record Sagsstamme(String jobformidler, @Nullable Integer antal) {
	}

	/** Calendar days that a step took, for those that ended in the month. */
	public record Varighed(String trin, long antal, @Nullable BigDecimal median, @Nullable BigDecimal gennemsnit) {
	}

}
