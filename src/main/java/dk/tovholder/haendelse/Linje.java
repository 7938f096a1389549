package dk.tovholder.haendelse;

import java.util.Map;

import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.lang.Nullable;

import dk.tovholder.sag.NyHaendelse;

/** A line as a caller wrote it: an event, and the case that it belongs to. */
@Schema(name = "Haendelseslinje", description = "En hændelse, som i NyHaendelse, og nummeret på dens sag.")
record Linje(String sagsnummer, String haendelsesId, String type, @Schema(format = "date") String effektivDato, String kilde,
		@Nullable Map<String, Object> data, @Nullable String retter) {

	NyHaendelse haendelse() {
		return new NyHaendelse(haendelsesId, type, effektivDato, kilde, data, retter);
	}

}
