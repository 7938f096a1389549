package dk.tovholder.haendelse;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long events wait for their case.
 *
 * @param ventetid from when an event came until it is refused, by the product's clock
 * @param gemmes from when it was refused until it is forgotten
 */
@ConfigurationProperties("tovholder.haendelser")
record Haendelsesindstillinger(Duration ventetid, Duration gemmes) {
}
