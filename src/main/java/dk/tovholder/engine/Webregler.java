package dk.tovholder.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Befoejelse;

/**
 * What the webapps need of the engine's REST, by role. What is not stated here does not exist.
 * In a path {@code *} stands for one segment.
 */
final class Webregler {

	private static final String MOTOR = "/camunda/api/engine/engine/default";

	private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/default";

	private static final Predicate<Bruger> OPGAVER = Bruger::harOpgaver;

	private static final Predicate<Bruger> DRIFT = Bruger::maaDrifte;

	private static final Predicate<Bruger> BRUGERE = (bruger) -> bruger.maa(Befoejelse.STYR_BRUGERE);

	private static final Predicate<Bruger> KOLLEGER = (bruger) -> bruger.maa(Befoejelse.SE_KOLLEGER);

	private static final Predicate<Bruger> MODEL = Bruger::foelgerModeller;

	private static final Predicate<Bruger> DIAGRAM = (bruger) -> bruger.maa(Befoejelse.SE_DIAGRAMMER);

	/** Integrations report events too, but not by a form. */
	private static final Predicate<Bruger> HAENDELSE = (bruger) -> bruger.maaMeldeHaendelser() && bruger.harOpgaver();

	/** What a count may be narrowed by. */
	private static final Set<String> DEFINITION = Set.of("id", "processDefinitionId", "processDefinitionKey",
			"processDefinitionIdIn", "processDefinitionWithoutTenantId", "parentProcessDefinitionId",
			"superProcessDefinitionId", "activityIdIn", "sortBy", "sortOrder", "sorting", "tenantIdIn", "withoutTenantId");

	/** What stands where an id could stand, and asks for something else. */
	private static final String IKKE_ID = "(?!(?:count|statistics|statistics-count|key|create|report|suspended|delete)(?:/|$))";

	private static final Set<String> SIDE = Set.of("firstResult", "maxResults", "sortBy", "sortOrder", "sorting", "name",
			"nameLike", "key", "keyLike");

	private static final List<Regel> REGLER = regler();

	private Webregler() {
	}

	/** The rules for the call, whoever it is for; none where nobody may. */
	static List<Regel> find(String metode, String sti) {
		String uden = sti.endsWith("/") ? sti.substring(0, sti.length() - 1) : sti;
		return REGLER.stream().filter((regel) -> regel.passer(metode, uden)).toList();
	}

	private static List<Regel> regler() {
		List<Regel> regler = new ArrayList<>();
		foerLogin(regler);
		enhver(regler);
		tasklist(regler);
		cockpit(regler);
		drift(regler);
		return List.copyOf(regler);
	}

	private static void foerLogin(List<Regel> regler) {
		aaben(regler, "GET", "/camunda/api/engine/engine");
		aaben(regler, "GET", "/camunda/api/admin/auth/user/default");
		aaben(regler, "POST", "/camunda/api/admin/auth/user/default/login/*");
		aaben(regler, "POST", "/camunda/api/admin/auth/user/default/logout");
		aaben(regler, "GET", MOTOR + "/identity/password-policy");
		for (String app : List.of("admin", "cockpit", "tasklist", "welcome")) {
			aaben(regler, "GET", "/camunda/api/" + app + "/plugin/*/static/app/plugin.js");
			aaben(regler, "GET", "/camunda/api/" + app + "/plugin/*/static/app/plugin.css");
		}
	}

	/** What all who are signed in may do: read and mend their own account, and ask what they may. */
	private static void enhver(List<Regel> regler) {
		Predicate<Bruger> enhver = (bruger) -> bruger.maa(Befoejelse.EGEN_KONTO);
		Predicate<Bruger> egen = enhver.and(BRUGERE.negate());
		regel(regler, "POST", MOTOR + "/identity/password-policy", enhver).kraever("/password");
		regel(regler, "GET", MOTOR + "/authorization/check", enhver);
		regel(regler, "GET", MOTOR + "/identity/groups", egen).kunEgenBruger();
		regel(regler, "GET", MOTOR + "/user/*/profile", enhver.and(KOLLEGER.negate())).kunEgenBruger();
		regel(regler, "PUT", MOTOR + "/user/*/profile", egen).kunEgenBruger();
		regel(regler, "PUT", MOTOR + "/user/*/credentials", egen).kunEgenBruger().kraever("/password");
		regel(regler, "OPTIONS", MOTOR + "/user/*", egen).kunEgenBruger();
	}

	private static void tasklist(List<Regel> regler) {
		// The names of colleagues stand on tasks; the engine refuses what may not be read.
		regel(regler, "GET", MOTOR + "/user/*/profile", KOLLEGER);
		regel(regler, "GET", MOTOR + "/filter", OPGAVER);
		regel(regler, "GET", MOTOR + "/filter/count", OPGAVER);
		regel(regler, "OPTIONS", MOTOR + "/filter", OPGAVER);
		regel(regler, "GET", MOTOR + "/filter/*", OPGAVER);
		for (String resultat : List.of("/list", "/count")) {
			regel(regler, "GET", MOTOR + "/filter/*" + resultat, OPGAVER);
			regel(regler, "POST", MOTOR + "/filter/*" + resultat, OPGAVER);
		}
		for (String soegning : List.of("/task", "/task/count")) {
			regel(regler, "GET", MOTOR + soegning, OPGAVER);
			regel(regler, "POST", MOTOR + soegning, OPGAVER);
		}
		for (String del : List.of("", "/form", "/deployed-form", "/form-variables", "/identity-links", "/comment")) {
			regel(regler, "GET", MOTOR + "/task/*" + del, OPGAVER).kunEgenOpgave();
		}
		regel(regler, "POST", MOTOR + "/task/*/claim", OPGAVER).kunEgenOpgave().kraever("/userId").kunEgenBrugerIKroppen();
		regel(regler, "POST", MOTOR + "/task/*/unclaim", OPGAVER).kunEgenOpgave();
		regel(regler, "POST", MOTOR + "/task/*/submit-form", OPGAVER).kunEgenOpgave();
		startform(regler, "haendelse", HAENDELSE);
		startform(regler, "suspension", Bruger::maaSuspendere);
	}

	private static void startform(List<Regel> regler, String proces, Predicate<Bruger> hvem) {
		for (String definition : List.of("/process-definition/" + proces + ":*:*", "/process-definition/key/" + proces)) {
			for (String del : List.of("/startForm", "/deployed-start-form", "/form-variables")) {
				regel(regler, "GET", MOTOR + definition + del, hvem);
			}
			regel(regler, "POST", MOTOR + definition + "/submit-form", hvem);
		}
	}

	/** Models and counts. Nothing that names an instance, a task, a variable or a business key, or lets one be guessed. */
	private static void cockpit(List<Regel> regler) {
		regel(regler, "GET", MOTOR + "/process-definition", DIAGRAM);
		regel(regler, "GET", MOTOR + "/process-definition/count", DIAGRAM);
		regel(regler, "GET", MOTOR + "/process-definition/statistics", MODEL);
		for (String definition : List.of("/process-definition/*", "/process-definition/key/*")) {
			regel(regler, "GET", MOTOR + definition, DIAGRAM);
			regel(regler, "GET", MOTOR + definition + "/xml", DIAGRAM);
			regel(regler, "GET", MOTOR + definition + "/statistics", MODEL);
			regel(regler, "GET", MOTOR + definition + "/static-called-process-definitions", MODEL);
		}
		regel(regler, "POST", MOTOR + "/process-instance/count", MODEL).kunNoegler(DEFINITION);
		regel(regler, "POST", COCKPIT + "/process-instance/count", MODEL).kunNoegler(DEFINITION);
		regel(regler, "GET", COCKPIT + "/process-definition/statistics", MODEL);
		regel(regler, "POST", COCKPIT + "/process-definition/statistics", MODEL).kunNoegler(SIDE);
		regel(regler, "GET", COCKPIT + "/process-definition/statistics-count", MODEL);
		regel(regler, "POST", COCKPIT + "/process-definition/statistics-count", MODEL).kunNoegler(SIDE);
		regel(regler, "POST", COCKPIT + "/process-definition/*/called-process-definitions", MODEL)
			.kunNoegler(DEFINITION);
		regel(regler, "GET", MOTOR + "/decision-definition", MODEL);
		regel(regler, "GET", MOTOR + "/decision-definition/count", MODEL);
		regel(regler, "GET", MOTOR + "/decision-definition/*", MODEL);
		regel(regler, "GET", MOTOR + "/decision-definition/*/xml", MODEL);
		regel(regler, "GET", MOTOR + "/job-definition", MODEL);
		regel(regler, "GET", MOTOR + "/job-definition/count", MODEL);
	}

	/** Failed jobs and accounts. An instance is opened from its failure, never searched for. */
	private static void drift(List<Regel> regler) {
		for (String liste : List.of("/incident", "/job")) {
			regel(regler, "GET", MOTOR + liste, DRIFT);
			regel(regler, "GET", MOTOR + liste + "/count", DRIFT);
			regel(regler, "POST", MOTOR + liste, DRIFT);
			regel(regler, "POST", MOTOR + liste + "/count", DRIFT);
		}
		for (String liste : List.of("/incident", "/incident/count")) {
			regel(regler, "GET", COCKPIT + liste, DRIFT);
			regel(regler, "POST", COCKPIT + liste, DRIFT);
		}
		regel(regler, "GET", MOTOR + "/incident/*", DRIFT);
		regel(regler, "GET", MOTOR + "/job/*", DRIFT);
		regel(regler, "GET", MOTOR + "/job/*/stacktrace", DRIFT);
		regel(regler, "PUT", MOTOR + "/job/*/retries", DRIFT);
		regel(regler, "GET", MOTOR + "/process-instance/*", DRIFT);
		regel(regler, "GET", MOTOR + "/process-instance/*/activity-instances", DRIFT);

		for (String liste : List.of("/user", "/group", "/tenant")) {
			regel(regler, "GET", MOTOR + liste, BRUGERE);
			regel(regler, "GET", MOTOR + liste + "/count", BRUGERE);
			regel(regler, "POST", MOTOR + liste, BRUGERE);
			regel(regler, "POST", MOTOR + liste + "/count", BRUGERE);
			regel(regler, "OPTIONS", MOTOR + liste, BRUGERE);
			regel(regler, "OPTIONS", MOTOR + liste + "/*", BRUGERE);
		}
		regel(regler, "GET", MOTOR + "/identity/groups", BRUGERE);
		regel(regler, "GET", MOTOR + "/group/*", BRUGERE);
		regel(regler, "OPTIONS", MOTOR + "/group/*/members", BRUGERE);
		regel(regler, "OPTIONS", MOTOR + "/group/*/members/*", BRUGERE);
		regel(regler, "PUT", MOTOR + "/group/*/members/*", BRUGERE).ikkeSystembruger();
		regel(regler, "DELETE", MOTOR + "/group/*/members/*", BRUGERE).ikkeSystembruger();
		regel(regler, "POST", MOTOR + "/user/create", BRUGERE).kraever("/profile/id", "/credentials/password");
		regel(regler, "PUT", MOTOR + "/user/*/profile", BRUGERE).ikkeSystembruger();
		regel(regler, "PUT", MOTOR + "/user/*/credentials", BRUGERE).ikkeSystembruger().kraever("/password");
		regel(regler, "DELETE", MOTOR + "/user/*", BRUGERE).ikkeSystembruger();
	}

	private static void aaben(List<Regel> regler, String metode, String sti) {
		regler.add(new Regel(metode, sti, null));
	}

	private static Regel regel(List<Regel> regler, String metode, String sti, Predicate<Bruger> hvem) {
		Regel regel = new Regel(metode, sti, hvem);
		regler.add(regel);
		return regel;
	}

	/** One allowed call. */
	static final class Regel {

		private final String metode;

		private final Pattern sti;

		private final Predicate<Bruger> hvem;

		private Set<String> noegler;

		private List<String> krav = List.of();

		private boolean egenOpgave;

		private boolean kunSigSelv;

		private boolean kunTilSigSelv;

		private boolean ikkeSystem;

		private Regel(String metode, String sti, Predicate<Bruger> hvem) {
			this.metode = metode;
			this.sti = Pattern.compile(Pattern.quote(sti).replace("*", "\\E" + IKKE_ID + "([A-Za-z0-9._:@-]{1,255})\\Q"));
			this.hvem = hvem;
		}

		private Regel kunNoegler(Set<String> noegler) {
			this.noegler = noegler;
			return this;
		}

		private Regel kraever(String... felter) {
			this.krav = List.of(felter);
			return this;
		}

		private Regel kunEgenOpgave() {
			this.egenOpgave = true;
			return this;
		}

		private Regel kunEgenBruger() {
			this.kunSigSelv = true;
			return this;
		}

		private Regel kunEgenBrugerIKroppen() {
			this.kunTilSigSelv = true;
			return this;
		}

		private Regel ikkeSystembruger() {
			this.ikkeSystem = true;
			return this;
		}

		private boolean passer(String metode, String sti) {
			return this.metode.equals(metode) && this.sti.matcher(sti).matches();
		}

		/** Whether the body may carry the key. */
		boolean tillader(String noegle) {
			return this.noegler == null || this.noegler.contains(noegle);
		}

		/** A field without a text in the body, which the engine would stumble over; none if it has all it needs. */
		Optional<String> manglende(JsonNode krop) {
			return this.krav.stream().filter((felt) -> krop.at(felt).asText("").isBlank()).map((felt) -> felt.substring(1)).findFirst();
		}

		/** Whether the call needs no login. */
		boolean aaben() {
			return this.hvem == null;
		}

		boolean tillader(Bruger bruger) {
			return this.hvem.test(bruger);
		}

		/** Whether the id in the path is a task, which the user must be able to see. */
		boolean egenOpgave() {
			return this.egenOpgave;
		}

		/** Whether the id in the path or in {@code userId} must be the user's own. */
		boolean kunSigSelv() {
			return this.kunSigSelv;
		}

		/** Whether {@code userId} in the body must be the user's own. */
		boolean kunTilSigSelv() {
			return this.kunTilSigSelv;
		}

		/** Whether the ids in the path must not be those of the locked system user and its group. */
		boolean ikkeSystem() {
			return this.ikkeSystem;
		}

		/** The ids in the path, in order. */
		List<String> ider(String sti) {
			Matcher matcher = this.sti.matcher(sti.endsWith("/") ? sti.substring(0, sti.length() - 1) : sti);
			return matcher.matches() ? IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).toList()
					: List.of();
		}

	}

}
