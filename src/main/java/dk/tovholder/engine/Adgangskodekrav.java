package dk.tovholder.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;

import org.springframework.stereotype.Component;

/**
 * Passwords have at least twelve characters and are not the first that somebody guesses. Length is the rule that helps;
 * the engine's own default takes one letter.
 */
@Component
class Adgangskodekrav extends AbstractProcessEnginePlugin {

	private static final int KORTESTE = 12;

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		configuration.setEnablePasswordPolicy(true);
		configuration.setPasswordPolicy(() -> List.of(new PasswordPolicyLengthRuleImpl(KORTESTE), new IkkeLetAtGaette()));
	}

	/** Neither the user's own name, nor a word that everybody uses, nor a row of keys. */
	static final class IkkeLetAtGaette implements PasswordPolicyRule {

		private static final int KORTESTE_NAVN = 4;

		private static final int FAERREST_TEGN = 5;

		/** What is left of common passwords without digits and signs, doubled or not. */
		private static final Set<String> KENDTE = Set.of("password", "passwordpassword", "adgangskode", "minadgangskode", "kodeord",
				"mitkodeord", "hemmelig", "hemmeligt", "tophemmelig", "velkommen", "velkommentil", "kommune", "jobcenter",
				"tovholder", "tovholdertovholder", "camunda", "camundacamunda", "administrator", "changeme", "letmein",
				"iloveyou", "danmark", "danmarkdanmark", "sommer", "vinter", "efteraar", "efterår", "foraar", "forår", "januar",
				"februar", "marts", "april", "juni", "juli", "august", "september", "oktober", "november", "december", "mandag",
				"tirsdag", "onsdag", "torsdag", "fredag", "loerdag", "lørdag", "soendag", "søndag");

		private static final List<String> RAEKKER = List.of("01234567890123456789", "09876543210987654321",
				"abcdefghijklmnopqrstuvwxyzæøå", "qwertyuiopåasdfghjklæøzxcvbnm", "qwertyuiopasdfghjklzxcvbnm",
				"1qaz2wsx3edc4rfv5tgb6yhn", "1q2w3e4r5t6y7u8i9o0p");

		private static final Pattern ANDET_END_BOGSTAVER = Pattern.compile("[^\\p{L}]+");

		@Override
		public String getPlaceholder() {
			return "PASSWORD_POLICY_USER_DATA";
		}

		@Override
		public Map<String, String> getParameters() {
			return Map.of();
		}

		@Override
		public boolean execute(String kandidat) {
			String kode = kandidat.toLowerCase(Locale.ROOT);
			return kode.chars().distinct().count() >= FAERREST_TEGN
					&& !KENDTE.contains(ANDET_END_BOGSTAVER.matcher(kode).replaceAll(""))
					&& RAEKKER.stream().noneMatch((raekke) -> raekke.contains(kode) || kode.contains(raekke.substring(0, 10)));
		}

		@Override
		public boolean execute(String kandidat, User bruger) {
			String kode = kandidat.toLowerCase(Locale.ROOT);
			return execute(kandidat) && (bruger == null || Stream
				.of(bruger.getId(), bruger.getFirstName(), bruger.getLastName(), bruger.getEmail())
				.filter(Objects::nonNull)
				.map((navn) -> navn.toLowerCase(Locale.ROOT))
				.noneMatch((navn) -> navn.length() >= KORTESTE_NAVN && kode.contains(navn)));
		}

	}

}
