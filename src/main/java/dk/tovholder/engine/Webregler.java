package dk.tovholder.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Rolle;

/**
 * What the webapps need of the engine's REST, by role. What is not stated here does not exist.
 * In a path {@code *} stands for one segment.
 */
final class Webregler {

	private static final String MOTOR = "/camunda/api/engine/engine/default";

	private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/default";

	private static final Predicate<Bruger> OPGAVER = Bruger::harOpgaver;

	private static final Predicate<Bruger> DRIFT = Bruger::maaDrifte;

	private static final Predicate<Bruger> MODEL = (bruger) -> bruger.foelgerModeller() || bruger.maaDrifte();

	private static final Predicate<Bruger> DIAGRAM = (bruger) -> bruger.harOpgaver() || MODEL.test(bruger);

	private static final Predicate<Bruger> HAENDELSE = (bruger) -> bruger.har(Rolle.SAGSBEHANDLER)
			|| bruger.har(Rolle.JOBFORMIDLER);

	private static final List<Regel> REGLER = regler();

	private Webregler() {
	}

	/** The rule that allows the call, by whoever; empty where nobody may. */
	static Optional<Regel> find(String metode, String sti) {
		return REGLER.stream().filter((regel) -> regel.passer(metode, sti)).findFirst();
	}

	private static List<Regel> regler() {
		List<Regel> regler = new ArrayList<>();

		// Before the login, and the login itself.
		aaben(regler, "GET", "/camunda/api/engine/engine/");
		aaben(regler, "GET", "/camunda/api/engine/engine");
		aaben(regler, "GET", "/camunda/api/admin/auth/user/default");
		aaben(regler, "POST", "/camunda/api/admin/auth/user/default/login/*");
		aaben(regler, "POST", "/camunda/api/admin/auth/user/default/logout");
		aaben(regler, "GET", MOTOR + "/identity/password-policy");
		for (String app : List.of("admin", "cockpit", "tasklist", "welcome")) {
			aaben(regler, "GET", "/camunda/api/" + app + "/plugin/*/static/app/plugin.js");
			aaben(regler, "GET", "/camunda/api/" + app + "/plugin/*/static/app/plugin.css");
		}

		// Oneself. The names of colleagues stand on tasks.
		for (String mig : List.of("/profile", "/credentials")) {
			regel(regler, "GET", MOTOR + "/user/*" + mig, (bruger) -> true).kunEgenBruger();
			regel(regler, "PUT", MOTOR + "/user/*" + mig, (bruger) -> true).kunEgenBruger();
		}
		regel(regler, "OPTIONS", MOTOR + "/user/*", (bruger) -> true).kunEgenBruger();
		regel(regler, "POST", MOTOR + "/identity/password-policy", (bruger) -> true);
		regel(regler, "GET", MOTOR + "/identity/groups", (bruger) -> true).kunEgenBruger();
		regel(regler, "GET", MOTOR + "/authorization/check", (bruger) -> true);

		// Tasklist.
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
		for (String handling : List.of("/claim", "/unclaim", "/submit-form")) {
			regel(regler, "POST", MOTOR + "/task/*" + handling, OPGAVER).kunEgenOpgave();
		}
		regel(regler, "GET", MOTOR + "/process-definition", DIAGRAM);
		regel(regler, "GET", MOTOR + "/process-definition/count", DIAGRAM);
		regel(regler, "GET", MOTOR + "/process-definition/*", DIAGRAM);
		regel(regler, "GET", MOTOR + "/process-definition/*/xml", DIAGRAM);
		regel(regler, "GET", MOTOR + "/process-definition/key/*", DIAGRAM);
		regel(regler, "GET", MOTOR + "/process-definition/key/*/xml", DIAGRAM);
		for (String definition : List.of("/process-definition/haendelse:*:*", "/process-definition/key/haendelse")) {
			for (String del : List.of("/startForm", "/deployed-start-form", "/form-variables")) {
				regel(regler, "GET", MOTOR + definition + del, HAENDELSE);
			}
			regel(regler, "POST", MOTOR + definition + "/submit-form", HAENDELSE);
		}

		// Cockpit: models and counts. Nothing that names an instance, a task, a variable or a business key.
		regel(regler, "GET", MOTOR + "/process-definition/statistics", MODEL);
		regel(regler, "GET", MOTOR + "/process-definition/*/statistics", MODEL);
		regel(regler, "GET", MOTOR + "/process-definition/*/static-called-process-definitions", MODEL);

		// Operation: failed jobs, incidents, users.
		regel(regler, "GET", MOTOR + "/user", DRIFT);
		return List.copyOf(regler);
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

		private boolean egenOpgave;

		private boolean kunSigSelv;

		private boolean ikkeSystem;

		private Regel(String metode, String sti, Predicate<Bruger> hvem) {
			this.metode = metode;
			this.sti = Pattern.compile(Pattern.quote(sti).replace("*", "\\E([A-Za-z0-9._:@-]{1,255})\\Q"));
			this.hvem = hvem;
		}

		private Regel kunEgenOpgave() {
			this.egenOpgave = true;
			return this;
		}

		private Regel kunEgenBruger() {
			this.kunSigSelv = true;
			return this;
		}

		private Regel ikkeSystembruger() {
			this.ikkeSystem = true;
			return this;
		}

		private boolean passer(String metode, String sti) {
			return this.metode.equals(metode) && this.sti.matcher(sti).matches();
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

		/** Whether the ids in the path must not be those of the locked system user and its group. */
		boolean ikkeSystem() {
			return this.ikkeSystem;
		}

		/** The ids in the path, in order. */
		List<String> ider(String sti) {
			Matcher matcher = this.sti.matcher(sti);
			return matcher.matches() ? IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).toList()
					: List.of();
		}

	}

}
