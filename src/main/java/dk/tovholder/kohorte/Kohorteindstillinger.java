package dk.tovholder.kohorte;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the import.
 *
 * @param maks the largest file that is accepted
 * @param portion cases that start in one transaction
 * @param samtidige cohorts that this node works on at once
 * @param altEllerIntet the most rows of a cohort that is taken in in one transaction
 */
@ConfigurationProperties("tovholder.kohorte")
record Kohorteindstillinger(@DefaultValue("256MB") DataSize maks, @DefaultValue("100") int portion,
		@DefaultValue("2") int samtidige, @DefaultValue("5000") int altEllerIntet) {
}
