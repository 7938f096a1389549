package dk.tovholder.suspension;

import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.lang.Nullable;

/** The days of a suspension as they should have been, as a caller wrote them. */
@Schema(name = "Suspensionsrettelse")
record Rettelse(@Schema(format = "date") String fra, @Nullable @Schema(format = "date") String til, String begrundelse) {
}
