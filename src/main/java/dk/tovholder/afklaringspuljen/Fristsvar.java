package dk.tovholder.afklaringspuljen;

import java.util.Optional;

/** Tells the date of tasks that belong to no case. */
public interface Fristsvar {

	/** The date of an open task, or empty if it is not one of these. */
	Optional<Opgavefrist> frist(String opgaveId);

}
