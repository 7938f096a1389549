package dk.tovholder.suspension;

import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.lang.Nullable;

/**
 * A suspension as a caller wrote it, before anything is checked.
 *
 * @param enhed the house, null for all of them
 * @param til the first day back, null while nobody knows it
 */
record NySuspension(@Schema(description = "Et kort navn, som I vælger.", example = "nedlukning-2021") String suspensionId,
		@Schema(allowableValues = "afklaringspuljen") String program,
		@Nullable @Schema(description = "Huset; null for alle.") String enhed, @Schema(format = "date") String fra,
		@Nullable @Schema(format = "date", description = "Den første dag tilbage; null, mens ingen kender den.") String til,
		String begrundelse) {
}
