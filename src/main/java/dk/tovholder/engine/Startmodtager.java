package dk.tovholder.engine;

import java.util.Map;

/** Takes what people write in the form that starts a process by hand. */
public interface Startmodtager {

	/** The id of the process. */
	String proces();

	/**
	 * Takes what was written.
	 * @param svar every shown field that was filled, of its type
	 * @throws dk.tovholder.fejl.Afvisning if it is refused; nothing is started then
	 */
	void modtag(Map<String, Object> svar);

}
