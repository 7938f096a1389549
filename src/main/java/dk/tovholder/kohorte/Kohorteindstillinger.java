package dk.tovholder.kohorte;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the import.
 *
 * @param maks the largest file that is accepted
 * @param portion rows in one transaction
 */
@ConfigurationProperties("tovholder.kohorte")
record Kohorteindstillinger(@DefaultValue("256MB") DataSize maks, @DefaultValue("100") int portion) {
}
