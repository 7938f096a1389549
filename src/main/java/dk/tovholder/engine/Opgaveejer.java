package dk.tovholder.engine;

import java.util.Map;

/** Answers for the tasks of a process that belongs to no case; a {@link Formularmodtager} does so for cases. */
public interface Opgaveejer {

	/** The id of the process. */
	String proces();

	/** How a task looks that is being made. */
	Opgaveblad blad(Procesopgave opgave);

	/** The values that a task's form opens with, by field key. */
	Map<String, Object> forudfyld(Procesopgave opgave);

	/**
	 * Takes an answer.
	 * @param svar every shown field that was filled, of its type
	 * @throws dk.tovholder.fejl.Afvisning if the answer is refused; the task stays open then
	 */
	void modtag(Procesopgave opgave, Map<String, Object> svar);

}
