package dk.tovholder.sag;

/** What a figure counts. */
public enum Talart {

	/** Cases that take on, or give up, a status of the monthly statement; on first days of months. */
	STATUS(true),
	/** Open cases in a state now; on one day for all. */
	FASE,
	/** Deadlines that began to run; on the anchor date. */
	FRIST_BEGYNDT(true),
	/** Deadlines that were fulfilled in time, or fell away unbroken; on the day of that. */
	FRIST_ENDT(true),
	/** Deadlines fulfilled in time; on the deadline's date. */
	FRIST_OVERHOLDT(true),
	/** Deadlines not yet fulfilled, broken once their date has passed; on the deadline's date. */
	FRIST_UAFGJORT(true),
	/** Deadlines fulfilled late, or fallen away after their date; on the deadline's date. */
	FRIST_BRUDT(true),
	/** Plans for a broken deadline, as {@code TYPE:yyyy-MM} with the month of its date; on the day of the plan. */
	FRIST_PLAN(true),
	/** Finished tasks with what came of them, {@code T03:JA}; on their effective date. */
	OPGAVE,
	/** Cases that an outcome closed, less those that were reopened. */
	UDFALD(true),
	/** Cases that an outcome closed in a month and that were closed at its end. */
	LUKNING,
	/** Open cases that a job broker got, less those given up. */
	SAGSSTAMME(true),
	/** What became of new reviews, {@code 1:AFHOLDT} with the number of the review. */
	GENBEHANDLING,
	/** Calendar days that a step took, {@code SAMTALE:13}; on the day it ended. */
	VARIGHED;

	private final boolean laegesSammen;

	Talart() {
		this(false);
	}

	Talart(boolean laegesSammen) {
		this.laegesSammen = laegesSammen;
	}

	/** Whether it is added up over the months before the one that is asked for. */
	boolean laegesSammen() {
		return this.laegesSammen;
	}

}
