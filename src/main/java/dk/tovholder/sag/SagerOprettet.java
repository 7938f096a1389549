package dk.tovholder.sag;

import java.util.List;

/** Cases are being started in this transaction; their rows are written when their processes have begun. */
public record SagerOprettet(List<Sag> sager) {

	/** Tells which instance of the main process is the case's. */
	public void begyndt(Sag sag, String procesId) {
		sag.procesId(procesId);
	}

}
