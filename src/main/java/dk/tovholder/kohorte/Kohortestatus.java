package dk.tovholder.kohorte;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.lang.Nullable;

/**
 * How far a cohort has been taken in.
 *
 * @param raekker rows of the file, the header not counted
 * @param oprettet rows that started a case
 * @param gentaget rows whose case stood there already
 * @param afvist rows refused
 * @param proeve whether nothing was changed: the counts say what would have been; told only where it is so
 * @param fejl what was wrong, the first 10,000 errors at most; the report has all
 */
public record Kohortestatus(Status status, int raekker, int oprettet, int gentaget, int afvist,
		@JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean proeve, List<Raekkefejl> fejl) {

	/** The life of a cohort. */
	public enum Status {

		/** Rows are being taken in. */
		KOERER,
		/** Every row was taken in or refused. */
		FAERDIG,
		/** Nothing more comes of it: all or nothing met a refused row, or the file is gone; hand it over again. */
		FEJLET,
		/** Stopped on the way: by a stop of the system, then it goes on by itself, or by somebody, then not until asked. */
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
