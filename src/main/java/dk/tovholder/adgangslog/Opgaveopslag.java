package dk.tovholder.adgangslog;

import java.util.Collection;
import java.util.Map;

/** Tells which case a task belongs to. */
public interface Opgaveopslag {

	/** The case numbers of those of the tasks that are known, by the engine's id of the task. */
	Map<String, String> sager(Collection<String> opgaver);

}
