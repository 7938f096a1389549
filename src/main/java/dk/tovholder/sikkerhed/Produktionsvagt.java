package dk.tovholder.sikkerhed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Refuses to start under the profile {@code prod} with settings of the demo, before anything is opened. */
class Produktionsvagt implements EnvironmentPostProcessor, Ordered {

	private static final int KORTESTE_ADGANGSKODE = 12;

	private static final int FAERREST_TEGN = 4;

	private static final String OVERVAAGNING = "tovholder.brugere.overvaagning-adgangskode";

	/** Random bytes in Base64 have more different characters than this. */
	private static final int MANGE_TEGN = 12;

	/** What actuator may answer: the first to anyone, the rest to the administrator. */
	private static final List<String> ENDEPUNKTER = List.of("health", "metrics", "prometheus");

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
			// The command that moves the tables serves nobody: it needs the database and its owner, and no more.
			boolean migrerer = Arrays.asList(environment.getActiveProfiles()).contains("migrer")
					&& application.getWebApplicationType() == WebApplicationType.NONE;
			List<String> mangler = migrerer ? migrering(environment) : mangler(environment);
			if (!mangler.isEmpty()) {
				throw new UsikkerStart(mangler);
			}
		}
	}

	/** One Danish line per setting to mend. */
	static List<String> mangler(ConfigurableEnvironment environment) {
		List<String> mangler = new ArrayList<>();
		database(environment, mangler);
		adgangskoder(environment, mangler);
		noegler(environment, mangler);
		post(environment, mangler);
		nyheder(environment, mangler);
		demo(environment, mangler);
		web(environment, mangler);
		motor(environment, mangler);
		spor(environment, mangler);
		return mangler;
	}

	/** One Danish line per setting to mend before the tables can be moved. */
	static List<String> migrering(ConfigurableEnvironment environment) {
		List<String> mangler = new ArrayList<>();
		database(environment, mangler);
		String ejer = vaerdi(environment, "tovholder.migrering.bruger");
		if (ejer.isEmpty() || ejer.equals(vaerdi(environment, "spring.datasource.username"))) {
			mangler.add("tovholder.migrering.bruger (TOVHOLDER_DB_EJER): skal være en anden end TOVHOLDER_DB_BRUGER");
		}
		adgangskode(environment, "tovholder.migrering.adgangskode", "TOVHOLDER_DB_EJER_ADGANGSKODE", mangler);
		return mangler;
	}

	private static void database(ConfigurableEnvironment environment, List<String> mangler) {
		String url = vaerdi(environment, "spring.datasource.url");
		if (!url.toLowerCase(Locale.ROOT).startsWith("jdbc:postgresql:")) {
			mangler.add("spring.datasource.url (TOVHOLDER_DB_URL): skal være en PostgreSQL-database, "
					+ "for eksempel jdbc:postgresql://db:5432/tovholder");
		}
		else if (url.matches("(?i).*[?&](user|password)=.*")) {
			mangler.add("spring.datasource.url (TOVHOLDER_DB_URL): må ikke indeholde bruger eller adgangskode");
		}
		if (vaerdi(environment, "spring.datasource.username").isEmpty()) {
			mangler.add("spring.datasource.username (TOVHOLDER_DB_BRUGER): mangler");
		}
	}

	private static void adgangskoder(ConfigurableEnvironment environment, List<String> mangler) {
		adgangskode(environment, "spring.datasource.password", "TOVHOLDER_DB_ADGANGSKODE", mangler);
		if (vaerdi(environment, "tovholder.oidc.aktiv").equals("true")) {
			udbyder(environment, mangler);
		}
		else {
			adgangskode(environment, "tovholder.brugere.admin-adgangskode", "TOVHOLDER_ADMIN_ADGANGSKODE", mangler);
			adgangskode(environment, "tovholder.brugere.integration-adgangskode", "TOVHOLDER_INTEGRATION_ADGANGSKODE",
					mangler);
			if (!vaerdi(environment, OVERVAAGNING).isEmpty()) {
				adgangskode(environment, OVERVAAGNING, "TOVHOLDER_OVERVAAGNING_ADGANGSKODE", mangler);
			}
		}
		List<String> koder = Stream
			.of("spring.datasource.password", "tovholder.brugere.admin-adgangskode", "tovholder.brugere.integration-adgangskode",
					OVERVAAGNING)
			.map((navn) -> vaerdi(environment, navn))
			.filter((kode) -> !kode.isEmpty())
			.toList();
		if (koder.stream().distinct().count() < koder.size()) {
			mangler.add("Adgangskoderne til databasen, admin, integration og overvaagning skal være forskellige");
		}
	}

	private static void demo(ConfigurableEnvironment environment, List<String> mangler) {
		if (!vaerdi(environment, "tovholder.demo.aktiv").equals("false")) {
			mangler.add("tovholder.demo.aktiv: skal være false; demoens brugere har en kendt adgangskode");
		}
		if (!vaerdi(environment, "tovholder.demo.kohorte").equals("tom")) {
			mangler.add("tovholder.demo.kohorte: skal være tom; demoens borgere hører ikke til i drift");
		}
	}

	private static void web(ConfigurableEnvironment environment, List<String> mangler) {
		for (String cookie : List.of("camunda.bpm.webapp.session-cookie.enable-secure-cookie",
				"camunda.bpm.webapp.csrf.enable-secure-cookie", "server.servlet.session.cookie.secure")) {
			if (!vaerdi(environment, cookie).equals("true")) {
				mangler.add(cookie + ": skal være true; ellers sendes cookien uden kryptering");
			}
		}
		String proxy = vaerdi(environment, "server.forward-headers-strategy");
		if (!proxy.equalsIgnoreCase("native") && !proxy.equalsIgnoreCase("framework")
				&& vaerdi(environment, "server.ssl.key-store").isEmpty() && vaerdi(environment, "server.ssl.bundle").isEmpty()) {
			mangler.add("server.forward-headers-strategy: skal være native bag en TLS-proxy; ellers tales der ukrypteret");
		}
		forbudt(environment, "server.servlet.session.cookie.http-only", "false", mangler);
		forbudt(environment, "server.error.include-stacktrace", "always", mangler);
		forbudt(environment, "server.error.include-message", "always", mangler);
		forbudt(environment, "spring.h2.console.enabled", "true", mangler);
		List<String> endepunkter = Stream.of(vaerdi(environment, "management.endpoints.web.exposure.include").split(","))
			.map(String::strip)
			.filter((endepunkt) -> !endepunkt.isEmpty() && !ENDEPUNKTER.contains(endepunkt))
			.toList();
		if (!endepunkter.isEmpty()) {
			mangler.add("management.endpoints.web.exposure.include: må kun være " + String.join(" og ", ENDEPUNKTER)
					+ ", ikke " + String.join(", ", endepunkter));
		}
		if (Stream.of("always", "when_authorized", "when-authorized")
			.anyMatch(vaerdi(environment, "management.endpoint.health.show-details")::equalsIgnoreCase)) {
			mangler.add("management.endpoint.health.show-details: skal være never; alle kan spørge");
		}
	}

	private static void motor(ConfigurableEnvironment environment, List<String> mangler) {
		if (!vaerdi(environment, "camunda.bpm.authorization.enabled").equals("true")) {
			mangler.add("camunda.bpm.authorization.enabled: skal være true");
		}
		if (!vaerdi(environment, "camunda.bpm.admin-user.id").isEmpty()) {
			mangler.add("camunda.bpm.admin-user.id: skal fjernes; brug TOVHOLDER_ADMIN_ADGANGSKODE");
		}
		if (!vaerdi(environment, "camunda.bpm.database.schema-update").equals("false")) {
			mangler.add("camunda.bpm.database.schema-update: skal være false; tabeller flyttes af programmet med ordet migrer");
		}
		forbudt(environment, "spring.flyway.enabled", "true", mangler);
		forbudt(environment, "camunda.bpm.metrics.db-reporter-activate", "true", mangler);
		String generelt = "camunda.bpm.generic-properties.properties.";
		forbudt(environment, generelt + "enableExpressionsInAdhocQueries", "true", mangler);
		forbudt(environment, generelt + "javaSerializationFormatEnabled", "true", mangler);
		forbudt(environment, generelt + "initializeTelemetry", "true", mangler);
	}

	/** What is logged in full names citizens. */
	private static void spor(ConfigurableEnvironment environment, List<String> mangler) {
		forbudt(environment, "debug", "true", mangler);
		forbudt(environment, "trace", "true", mangler);
		Binder.get(environment)
			.bind("logging.level", Bindable.mapOf(String.class, String.class))
			.orElse(Map.of())
			.forEach((navn, niveau) -> {
				if (niveau.equalsIgnoreCase("debug") || niveau.equalsIgnoreCase("trace")) {
					mangler.add("logging.level." + navn + ": må ikke være " + niveau + "; loggen ville nævne borgere");
				}
			});
	}

	private static void forbudt(ConfigurableEnvironment environment, String navn, String vaerdi, List<String> mangler) {
		if (vaerdi(environment, navn).equalsIgnoreCase(vaerdi)) {
			mangler.add(navn + ": må ikke være " + vaerdi);
		}
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
		else if (vaerdi.chars().distinct().count() < FAERREST_TEGN) {
			mangler.add(navn + " (" + variabel + "): er for let at gætte");
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
			else if (laesesAfAlle(Path.of(fil))) {
				mangler.add(navn + ": filen kan læses af alle på maskinen; brug chmod o= på den");
			}
		}
		catch (InvalidPathException ex) {
			mangler.add(navn + ": er ikke et filnavn");
		}
	}

	private static boolean laesesAfAlle(Path fil) {
		try {
			return fil.getFileSystem().supportedFileAttributeViews().contains("posix")
					&& Files.getPosixFilePermissions(fil)
						.stream()
						.anyMatch(Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE)::contains);
		}
		catch (IOException ex) {
			return true;
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
		if (!vaerdi(environment, "tovholder.post.systemadresse")
			.matches("https://[^/\\s]+(/\\S*)?|http://(127\\.0\\.0\\.1|localhost)(:\\d+)?(/\\S*)?")) {
			mangler.add("tovholder.post.systemadresse (TOVHOLDER_POST_SYSTEMADRESSE): skal være den https-adresse, "
					+ "brugerne åbner Tovholder på, for eksempel https://tovholder.kommune.dk");
		}
		if (!vaerdi(environment, "tovholder.post.aktiv").equals("true")) {
			mangler.add("tovholder.post.aktiv: skal være true; ellers får ingen varsler");
		}
	}

	/** What leaves the house is signed with a secret of some length, and nobody on the way reads it. */
	private static void nyheder(ConfigurableEnvironment environment, List<String> mangler) {
		String rod = "tovholder.nyheder.abonnementer";
		Binder.get(environment)
			.bind(rod, Bindable.mapOf(String.class, Modtager.class))
			.orElse(Map.of())
			.forEach((navn, modtager) -> {
				if (modtager.url() == null || !modtager.url().startsWith("https://")) {
					mangler.add(rod + "." + navn + ".url: skal begynde med https://; ellers sendes nyhederne uden kryptering");
				}
				if (modtager.hemmelighed() == null
						|| !Arrays.stream(modtager.hemmelighed().strip().split("\\s+")).allMatch(Produktionsvagt::godHemmelighed)) {
					mangler.add(rod + "." + navn + ".hemmelighed: skal være whsec_ og mindst 24 tilfældige byte i Base64");
				}
			});
	}

	/** Who is told by webhook. */
	record Modtager(String url, String hemmelighed) {
	}

	private static boolean godHemmelighed(String hemmelighed) {
		return hemmelighed.matches("whsec_[A-Za-z0-9+/]{32,}=*") && hemmelighed.chars().distinct().count() >= MANGE_TEGN;
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
