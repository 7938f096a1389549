package dk.tovholder.opgoerelse;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The grant and what it hangs on, from the council minutes of 24 November 2020, item 3.
 *
 * @param tilskud the grant, in kroner
 * @param paaSpilProcent the share of it that is released only when the goal is reached
 * @param maalProcent the share of the target group that must be reached in a month
 * @param mindsteCelle persons from which a figure of a part is shown outside casework
 */
@ConfigurationProperties("tovholder.opgoerelse")
public record Opgoerelsesindstillinger(@DefaultValue("7700000") long tilskud, @DefaultValue("25") int paaSpilProcent,
		@DefaultValue("80") int maalProcent, @DefaultValue("5") int mindsteCelle) {
}
