package dk.tovholder.engine;

import java.util.Map;

/** Takes what people write in forms, in place of the engine, which would store every field in its own tables. */
public interface Formularmodtager {

	/** The values that a task's form opens with, by field key. */
	Map<String, Object> forudfyld(String opgaveId, String formular);

	/** The file name of the form that a task shows, without its ending. */
	String formular(String opgaveId);

	/**
	 * Takes an answer.
	 * @param svar every shown field that was filled, of its type
	 * @throws dk.tovholder.fejl.Afvisning if the answer is refused; the task stays open then
	 */
	void modtag(String opgaveId, Map<String, Object> svar);

}
