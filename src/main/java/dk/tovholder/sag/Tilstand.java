package dk.tovholder.sag;

/** Where a case stands in the programme; the first that matches wins (indsatsmodellen, section 4). */
public enum Tilstand {

	MAALGRUPPE, STRAKS_SAMTALE, STRAKS_STEPUP, BESLUTNING, REHAB_FORBEREDELSE, REHAB_AFVENTER_INDSTILLING,
	REHAB_AFGOERELSE, FORLOEB_UGENTLIG, FORLOEB_PLACERING, GENBEHANDLING_INDKALDT, GENBEHANDLING_BESLUTNING, AFSLUTTET

}
