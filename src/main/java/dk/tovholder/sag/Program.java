package dk.tovholder.sag;

import java.time.LocalDate;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The configurable facts of a programme.
 *
 * @param projektstart first day of the project; no deadline counts from an earlier day
 * @param projektslut last day on which a case may start
 * @param minimumsalder least age in whole years on the anchor date, or null for none
 * @param operator how covered days are compared with the limit: {@code >} or {@code >=}
 * @param graenseaar years that make the limit of covered days
 * @param vindueaar years in which days are counted
 * @param placeringsur what the six-month clock does when a placement ends
 */
@ConfigurationProperties("tovholder.program")
public record Program(@DefaultValue("2020-12-01") LocalDate projektstart,
		@DefaultValue("2022-12-31") LocalDate projektslut, Integer minimumsalder, @DefaultValue(">") String operator,
		@DefaultValue("8") int graenseaar, @DefaultValue("10") int vindueaar,
		@DefaultValue("GENSTART") Placeringsur placeringsur) {

	/** The rule for the six-month clock after a placement. */
	public enum Placeringsur {

		/** A new clock from the end of the placement. */
		GENSTART,
		/** The rest of the old clock. */
		FORTSAET,
		/** No clock. */
		INGEN

	}

	/** Sources whose endings a caseworker confirms before the case closes; empty: every source is trusted. */
	@ConfigurationProperties("tovholder.kilder")
	public record Kilder(@DefaultValue List<String> kontrolleres) {
	}

}
