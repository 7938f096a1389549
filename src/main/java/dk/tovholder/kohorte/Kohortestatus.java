package dk.tovholder.kohorte;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.lang.Nullable;

/**
 * How far a cohort has been taken in.
 *
 * @param raekker rows of the file, the header not counted
 * @param oprettet rows that started a case
 * @param gentaget rows whose case stood there already
 * @param afvist rows refused
 * @param fejl what was wrong, the first 10,000 refused rows at most
 */
public record Kohortestatus(Status status, int raekker, int oprettet, int gentaget, int afvist, List<Raekkefejl> fejl) {

	/** The life of a cohort. */
	public enum Status {

		/** Rows are being taken in. */
		KOERER,
		/** Every row was taken in or refused. */
		FAERDIG,
		/** The file can not be read any more; hand it over again. */
		FEJLET,
		/** The system was stopped on the way; it goes on by itself. */
		AFBRUDT

	}

	/**
	 * What was wrong with a row.
	 *
	 * @param linje the line of the file on which the row begins, the header being 1
	 * @param felt the column, or null where the row as a whole is at fault
	 */
	@Schema(name = "Raekkefejl")
	public record Raekkefejl(@Schema(description = "Linjen i filen; overskriften er 1.") long linje,
			@Nullable @Schema(description = "Kolonnen; null, når det er hele rækken.") String felt, String fejl) {
	}

}
