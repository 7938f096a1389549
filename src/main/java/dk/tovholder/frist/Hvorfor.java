package dk.tovholder.frist;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.lang.Nullable;

/**
 * The answer to "Hvorfor denne dato?".
 *
 * @param regel the rule in one Danish sentence
 * @param kilde the source of the rule, in Danish
 * @param anker what the date counts from, in Danish
 * @param ankerdato the local date of that
 * @param raaDato what the rule gives before anything moves it
 * @param flyttetFordi why the date is not {@code raaDato}, in Danish, null if it is
 */
@Schema(description = "Hvorfor en dato er, som den er: reglen, dens kilde, hvad der regnes fra, og hvorfor datoen er flyttet.")
public record Hvorfor(String regel, String kilde, String anker, LocalDate ankerdato, LocalDate raaDato,
		@Nullable String flyttetFordi) {

	/** The answer for a deadline that a rule of the decision table has given. */
	public static Hvorfor af(Fristregel regel, LocalDate ankerdato, LocalDate raaDato, String flyttetFordi) {
		return new Hvorfor(regel.regel(), regel.kilde(), regel.anker(), ankerdato, raaDato, flyttetFordi);
	}

}
