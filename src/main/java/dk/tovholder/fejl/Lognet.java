package dk.tovholder.fejl;

import java.util.regex.Pattern;

import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** The last net under a log of JSON lines: whatever others wrote, no number that looks like a CPR number leaves. */
class Lognet implements StructuredLoggingJsonMembersCustomizer<Object> {

	/** As in the pattern of the plain log: a trace id, which has letters too, stays whole. */
	private static final Pattern CPR = Pattern.compile("(?<![0-9A-Za-z])[0-9]{6}[- ]?[0-9]{4}(?![0-9A-Za-z])");

	@Override
	public void customize(Members<Object> felter) {
		felter.applyingValueProcessor(
				(sti, vaerdi) -> (vaerdi instanceof String tekst) ? CPR.matcher(tekst).replaceAll("xxxxxx-xxxx") : vaerdi);
	}

}
