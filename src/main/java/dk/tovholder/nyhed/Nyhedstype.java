package dk.tovholder.nyhed;

import java.util.Arrays;
import java.util.Optional;

/** What other systems can be told. */
public enum Nyhedstype {

	SAG_OPRETTET("dk.tovholder.sag.oprettet"), SAG_TILSTANDSSKIFT("dk.tovholder.sag.tilstandsskift"),
	SAG_UDFALD("dk.tovholder.sag.udfald"), SAG_GENOPTAGET("dk.tovholder.sag.genoptaget"),
	FRIST_SAT("dk.tovholder.frist.sat"), FRIST_FLYTTET("dk.tovholder.frist.flyttet"),
	FRIST_VARSLET("dk.tovholder.frist.varslet"), FRIST_BRUDT("dk.tovholder.frist.brudt"),
	FRIST_OVERHOLDT("dk.tovholder.frist.overholdt"),
	/** Fulfilled after its date; the breach stays one. */
	FRIST_OPFYLDT_FOR_SENT("dk.tovholder.frist.opfyldtforsent"),
	FRIST_BORTFALDET("dk.tovholder.frist.bortfaldet"),
	/** Runs again after it was fulfilled, overdue or no longer owed. */
	FRIST_GENOPTAGET("dk.tovholder.frist.genoptaget"), PLACERING_STARTET("dk.tovholder.placering.startet"),
	PLACERING_SLUTTET("dk.tovholder.placering.sluttet"), PLACERING_ANNULLERET("dk.tovholder.placering.annulleret");

	private final String navn;

	Nyhedstype(String navn) {
		this.navn = navn;
	}

	/** The type as a CloudEvent says it. */
	String navn() {
		return navn;
	}

	static Optional<Nyhedstype> af(String navn) {
		return Arrays.stream(values()).filter((type) -> type.navn.equals(navn)).findFirst();
	}

}
