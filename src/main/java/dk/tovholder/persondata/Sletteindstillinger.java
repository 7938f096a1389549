package dk.tovholder.persondata;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a closed case may be erased.
 *
 * @param aar whole years from the day it was closed, at least 1
 * @param automatisk whether it happens by itself each night
 */
@ConfigurationProperties("tovholder.sletning")
record Sletteindstillinger(@DefaultValue("5") int aar, boolean automatisk) {

	Sletteindstillinger {
		if (aar < 1) {
			throw new IllegalStateException("tovholder.sletning.aar skal være mindst 1");
		}
	}

}
