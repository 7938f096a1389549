package dk.tovholder.tilsyn;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often the product looks itself over.
 *
 * @param interval time between two sweeps, in real time; zero = never
 */
@ConfigurationProperties("tovholder.tilsyn")
record Tilsynsindstillinger(Duration interval) {

	boolean slaaetFra() {
		return interval.isZero() || interval.isNegative();
	}

}
