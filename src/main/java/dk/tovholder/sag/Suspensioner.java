package dk.tovholder.sag;

import java.util.List;

/** Knows the suspensions that have been decided. */
public interface Suspensioner {

	/** Every suspension, annulled ones too, as the current transaction sees them. */
	List<Suspension> alle();

}
