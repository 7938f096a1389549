package dk.tovholder.sikkerhed;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Refuses to start under the profile {@code prod} with settings of the demo, before anything is opened. */
class Produktionsvagt implements EnvironmentPostProcessor, Ordered {

	private static final int KORTESTE_ADGANGSKODE = 12;

	private static final Set<String> KENDTE = Set.of("tovholder-demo", "postgres", "password", "changeme", "tovholder",
			"adgangskode", "camunda", "admin", "hemmelig", "skiftmig");

	private static final Pattern MAILADRESSE = Pattern.compile("^([^<>@\\s]+@[^<>@\\s]+|[^<>]*<[^<>@\\s]+@[^<>@\\s]+>)$");

	@Override
	public int getOrder() {
		// After the settings have been read.
		return ConfigDataEnvironmentPostProcessor.ORDER + 10;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (Arrays.asList(environment.getActiveProfiles()).contains("prod")) {
			List<String> mangler = mangler(environment);
			if (!mangler.isEmpty()) {
				throw new UsikkerStart(mangler);
			}
		}
	}

	/** One Danish line per setting to mend. */
	static List<String> mangler(ConfigurableEnvironment environment) {
		List<String> mangler = new ArrayList<>();
		String url = vaerdi(environment, "spring.datasource.url");
		if (!url.toLowerCase(Locale.ROOT).startsWith("jdbc:postgresql:")) {
			mangler.add("spring.datasource.url (TOVHOLDER_DB_URL): skal være en PostgreSQL-database, "
					+ "for eksempel jdbc:postgresql://db:5432/tovholder");
		}
		if (vaerdi(environment, "spring.datasource.username").isEmpty()) {
			mangler.add("spring.datasource.username (TOVHOLDER_DB_BRUGER): mangler");
		}
		adgangskode(environment, "spring.datasource.password", "TOVHOLDER_DB_ADGANGSKODE", mangler);
		if (vaerdi(environment, "tovholder.oidc.aktiv").equals("true")) {
			udbyder(environment, mangler);
		}
		else {
			adgangskode(environment, "tovholder.brugere.admin-adgangskode", "TOVHOLDER_ADMIN_ADGANGSKODE", mangler);
			adgangskode(environment, "tovholder.brugere.integration-adgangskode", "TOVHOLDER_INTEGRATION_ADGANGSKODE",
					mangler);
		}
		noegler(environment, mangler);
		post(environment, mangler);
		if (!vaerdi(environment, "tovholder.demo.aktiv").equals("false")) {
			mangler.add("tovholder.demo.aktiv: skal være false; demoens brugere har en kendt adgangskode");
		}
		if (!vaerdi(environment, "tovholder.demo.kohorte").equals("tom")) {
			mangler.add("tovholder.demo.kohorte: skal være tom; demoens borgere hører ikke til i drift");
		}
		for (String cookie : List.of("camunda.bpm.webapp.session-cookie.enable-secure-cookie",
				"camunda.bpm.webapp.csrf.enable-secure-cookie", "server.servlet.session.cookie.secure")) {
			if (!vaerdi(environment, cookie).equals("true")) {
				mangler.add(cookie + ": skal være true; ellers sendes cookien uden kryptering");
			}
		}
		if (!vaerdi(environment, "camunda.bpm.authorization.enabled").equals("true")) {
			mangler.add("camunda.bpm.authorization.enabled: skal være true");
		}
		if (!vaerdi(environment, "camunda.bpm.admin-user.id").isEmpty()) {
			mangler.add("camunda.bpm.admin-user.id: skal fjernes; brug TOVHOLDER_ADMIN_ADGANGSKODE");
		}
		if (vaerdi(environment, "spring.h2.console.enabled").equals("true")) {
			mangler.add("spring.h2.console.enabled: skal fjernes");
		}
		return mangler;
	}

	private static void adgangskode(ConfigurableEnvironment environment, String navn, String variabel,
			List<String> mangler) {
		String vaerdi = vaerdi(environment, navn);
		if (vaerdi.isEmpty()) {
			mangler.add(navn + " (" + variabel + "): mangler");
		}
		else if (KENDTE.contains(vaerdi.toLowerCase(Locale.ROOT))) {
			mangler.add(navn + " (" + variabel + "): er en kendt adgangskode; vælg en anden");
		}
		else if (vaerdi.length() < KORTESTE_ADGANGSKODE) {
			mangler.add(navn + " (" + variabel + "): skal have mindst " + KORTESTE_ADGANGSKODE + " tegn");
		}
	}

	private static void udbyder(ConfigurableEnvironment environment, List<String> mangler) {
		if (!vaerdi(environment, "tovholder.oidc.udsteder").startsWith("https://")) {
			mangler.add("tovholder.oidc.udsteder (TOVHOLDER_OIDC_UDSTEDER): skal være udbyderens adresse og begynde med https://");
		}
		if (vaerdi(environment, "tovholder.oidc.klient-id").isEmpty()) {
			mangler.add("tovholder.oidc.klient-id (TOVHOLDER_OIDC_KLIENT_ID): mangler");
		}
		adgangskode(environment, "tovholder.oidc.klient-hemmelighed", "TOVHOLDER_OIDC_KLIENT_HEMMELIGHED", mangler);
	}

	private static void noegler(ConfigurableEnvironment environment, List<String> mangler) {
		if (!vaerdi(environment, "tovholder.kryptering.noegle").isEmpty()
				&& !vaerdi(environment, "tovholder.kryptering.opslagsnoegle").isEmpty()) {
			return;
		}
		String navn = "tovholder.kryptering.noeglefil (TOVHOLDER_NOEGLEFIL)";
		String fil = vaerdi(environment, "tovholder.kryptering.noeglefil");
		if (fil.isEmpty()) {
			mangler.add(navn + ": mangler; angiv filen, eller sæt TOVHOLDER_NOEGLE og TOVHOLDER_OPSLAGSNOEGLE");
			return;
		}
		try {
			if (!Files.isReadable(Path.of(fil))) {
				mangler.add(navn + ": filen findes ikke eller kan ikke læses");
			}
		}
		catch (InvalidPathException ex) {
			mangler.add(navn + ": er ikke et filnavn");
		}
	}

	private static void post(ConfigurableEnvironment environment, List<String> mangler) {
		if (vaerdi(environment, "spring.mail.host").isEmpty()) {
			mangler.add("spring.mail.host (TOVHOLDER_POST_SERVER): mangler; uden mailserver får ingen varsler");
		}
		if (!MAILADRESSE.matcher(vaerdi(environment, "tovholder.post.afsender")).find()) {
			mangler.add("tovholder.post.afsender (TOVHOLDER_POST_AFSENDER): skal være en mailadresse, "
					+ "for eksempel Tovholder <tovholder@kommune.dk>");
		}
		if (!vaerdi(environment, "tovholder.post.systemadresse").matches("https?://[^/\\s]+(/\\S*)?")) {
			mangler.add("tovholder.post.systemadresse (TOVHOLDER_POST_SYSTEMADRESSE): skal være den adresse, "
					+ "brugerne åbner Tovholder på, for eksempel https://tovholder.kommune.dk");
		}
		if (!vaerdi(environment, "tovholder.post.aktiv").equals("true")) {
			mangler.add("tovholder.post.aktiv: skal være true; ellers får ingen varsler");
		}
	}

	private static String vaerdi(ConfigurableEnvironment environment, String navn) {
		String vaerdi = environment.getProperty(navn);
		return (vaerdi != null) ? vaerdi.strip() : "";
	}

	/** The settings that keep the product from starting. */
	static class UsikkerStart extends RuntimeException {

		private final transient List<String> mangler;

		UsikkerStart(List<String> mangler) {
			super("Tovholder starter ikke i drift med disse indstillinger:\n" + String.join("\n", mangler), null, false,
					false);
			this.mangler = mangler;
		}

		List<String> mangler() {
			return this.mangler;
		}

	}

	/** Prints the lines to mend instead of a stack trace. */
	static class Analyse extends AbstractFailureAnalyzer<UsikkerStart> {

		@Override
		protected FailureAnalysis analyze(Throwable rod, UsikkerStart aarsag) {
			return new FailureAnalysis("Tovholder starter ikke i drift med disse indstillinger:\n\n  "
					+ String.join("\n  ", aarsag.mangler()), "Ret linjerne, og start igen.", aarsag);
		}

	}

}
