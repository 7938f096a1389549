package dk.tovholder.sag;

/** What a caseworker must notice about a case beside its state. */
enum Markering {

	/** A mandatory deadline is overdue and not fulfilled. */
	OVERSKREDET,
	/** A deadline to strive for is overdue and not fulfilled. */
	OVER_MAAL,
	/** The citizen is exempted for the time being. */
	PAUSE

}
