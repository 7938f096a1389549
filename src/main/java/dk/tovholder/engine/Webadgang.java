package dk.tovholder.engine;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.tovholder.engine.Webregler.Regel;
import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.KunFor;
import dk.tovholder.sikkerhed.Loginbremse;
import dk.tovholder.sikkerhed.Sessionsregister;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the webapps' REST and lets through what {@link Webregler} states, by role, and the product's own calls.
 * The engine's own authorizations cannot tell a submitted form from a written variable, nor a count from a name.
 * Permission is checked before content is read.
 */
class Webadgang extends OncePerRequestFilter {

	private static final Logger logger = LoggerFactory.getLogger(Webadgang.class);

	private static final String LOGIN = "/camunda/api/admin/auth/user/default/login/";

	private static final String LOGUD = "/camunda/api/admin/auth/user/default/logout";

	private static final String EGNE = KunFor.WEBAPPS + "/";

	private static final SecureRandom TILFAELDIG = new SecureRandom();

	private static final int STOERSTE_KROP = 256 * 1024;

	private static final int STOERSTE_SIDE = 2000;

	private static final Pattern STI = Pattern.compile("(/[A-Za-z0-9_:@-][A-Za-z0-9._:@-]*)+/?");

	/** What the engine would store in another shape than text, number, yes or no, date and list. */
	private static final Set<String> VARIABELTYPER = Set.of("String", "Boolean", "Integer", "Long", "Double", "Number",
			"Short", "Date", "Json", "Null");

	private static final ObjectMapper JSON = JsonMapper.builder()
		.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private final Opgaveadgang opgaveadgang;

	private final Sessioner sessioner;

	private final Loginbremse loginbremse;

	private final boolean sikreCookies;

	private final Clock ur;

	private final boolean demo;

	private final boolean adgangskoder;

	/**
	 * @param sikreCookies whether cookies are sent over https only
	 * @param demo whether the webapps are told what the movable clock shows
	 * @param adgangskoder whether people sign in with a password here, and not at a provider
	 */
	Webadgang(Opgaveadgang opgaveadgang, Sessioner sessioner, Loginbremse loginbremse, Clock ur, boolean sikreCookies,
			boolean demo, boolean adgangskoder) {
		this.opgaveadgang = opgaveadgang;
		this.sessioner = sessioner;
		this.adgangskoder = adgangskoder;
		this.loginbremse = loginbremse;
		this.ur = ur;
		this.sikreCookies = sikreCookies;
		this.demo = demo;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Websvar svar = new Websvar(response);
		if (this.demo) {
			response.setHeader("X-Tovholder-Ur", this.ur.instant().toString());
		}
		Fejlspor.glem();
		try {
			HttpServletRequest tilladt = tilladt(request);
			if (tilladt instanceof Login login) {
				bremset(login, svar, chain);
			}
			else {
				chain.doFilter(tilladt, svar);
				if (sti(request).equals(LOGUD) && svar.getStatus() == HttpServletResponse.SC_OK) {
					logUd(request);
				}
			}
			svar.send();
		}
		catch (Sessionsregister.Tavs ex) {
			Websvar.skriv(response, new Webafvisning(503, "Kommunens login svarer ikke lige nu. Prøv igen om lidt."));
		}
		catch (Webafvisning ex) {
			logger.debug("{} {} refused with {}", request.getMethod(), request.getRequestURI(), ex.status());
			Websvar.skriv(response, ex);
		}
		finally {
			Fejlspor.glem();
		}
	}

	private static String sti(HttpServletRequest request) {
		return request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
	}

	/** The webapps forget who it was and keep the session; here it ends. */
	private void logUd(HttpServletRequest request) {
		this.sessioner.afslut(request)
			.ifPresent((adresse) -> request.getSession(true).setAttribute(Sessionsregister.AFSLUTNING, adresse));
	}

	private HttpServletRequest tilladt(HttpServletRequest request) throws IOException {
		String sti = sti(request);
		if (!STI.matcher(sti).matches()) {
			throw new Webafvisning(400, "Adressen er ugyldig.");
		}
		Optional<Bruger> bruger = this.sessioner.bruger(request);
		List<Regel> fundne = Webregler.find(request.getMethod(), sti);
		if (fundne.stream().anyMatch(Regel::aaben)) {
			return sti.startsWith(LOGIN) ? Login.laes(request) : request;
		}
		Bruger indlogget = bruger.orElseThrow(() -> new Webafvisning(401, "Log ind først."));
		if (sti.startsWith(EGNE)) {
			// The product's own controllers state their roles themselves.
			return medKrop(request, (noegle) -> true);
		}
		Regel regel = fundne.stream()
			.filter((mulig) -> mulig.tillader(indlogget))
			.findFirst()
			.orElseThrow(() -> new Webafvisning(403, "Din rolle giver ikke adgang til dette."));
		kontrollerObjekt(regel, sti, indlogget, request);
		kontrollerParametre(request.getParameterMap());
		return medKrop(request, regel::tillader);
	}

	private void bremset(Login login, Websvar svar, FilterChain chain) throws ServletException, IOException {
		if (!this.adgangskoder) {
			throw new Webafvisning(403, "Log ind hos kommunens egen udbyder; adgangskoder bruges ikke her.");
		}
		String adresse = login.getRemoteAddr();
		if (Brugeroprettelse.erSystem(login.brugerId())
				|| !this.loginbremse.ventetid(login.brugerId(), adresse).isZero()) {
			throw new Webafvisning(429, "For mange forkerte forsøg. Vent et minut.");
		}
		chain.doFilter(login, svar);
		// 403 is a right password for the wrong webapp.
		this.loginbremse.noter(login.brugerId(), adresse, svar.getStatus() != 401);
		if (svar.getStatus() == HttpServletResponse.SC_OK) {
			nytTegn(login, svar);
		}
	}

	/** The login makes a new session, which the webapps give a token at the next read; others write at once. */
	private void nytTegn(Login login, Websvar svar) {
		HttpSession session = login.getSession(false);
		if (session != null) {
			this.sessioner.begyndt(session);
			byte[] bytes = new byte[16];
			TILFAELDIG.nextBytes(bytes);
			String tegn = HexFormat.of().withUpperCase().formatHex(bytes);
			session.setAttribute("CAMUNDA_CSRF_TOKEN", tegn);
			svar.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from("XSRF-TOKEN", tegn)
				.path("/camunda")
				.sameSite("Strict")
				.secure(this.sikreCookies)
				.build()
				.toString());
			svar.setHeader("X-XSRF-TOKEN", tegn);
		}
	}

	private void kontrollerObjekt(Regel regel, String sti, Bruger bruger, HttpServletRequest request) {
		if (regel.egenOpgave()) {
			if (!this.opgaveadgang.maaSe(bruger, regel.ider(sti).get(0))) {
				throw new Webafvisning(404, "Opgaven findes ikke, eller den er ikke din.");
			}
		}
		if (regel.kunSigSelv()) {
			List<String> ider = regel.ider(sti);
			String id = ider.isEmpty() ? request.getParameter("userId") : ider.get(0);
			if (!bruger.id().equals(id)) {
				throw new Webafvisning(403, "Din rolle giver ikke adgang til dette.");
			}
		}
		if (regel.ikkeSystem() && regel.ider(sti).stream().anyMatch(Brugeroprettelse::erSystem)) {
			throw new Webafvisning(403, "Systembrugeren kan ikke ændres.");
		}
	}

	private static void kontrollerParametre(Map<String, String[]> parametre) {
		parametre.forEach((navn, vaerdier) -> {
			if (farlig(navn)) {
				throw new Webafvisning(400, "Udtryk kan ikke bruges i søgninger.");
			}
			if (navn.equals("maxResults")) {
				for (String vaerdi : vaerdier) {
					if (!vaerdi.matches("[0-9]{1,4}") || Integer.parseInt(vaerdi) > STOERSTE_SIDE) {
						throw new Webafvisning(400, "Højst " + STOERSTE_SIDE + " ad gangen.");
					}
				}
			}
		});
	}

	private static HttpServletRequest medKrop(HttpServletRequest request, Predicate<String> tilladtNoegle)
			throws IOException {
		if (request.getMethod().equals("GET") || request.getMethod().equals("OPTIONS")) {
			return request;
		}
		byte[] krop = request.getInputStream().readNBytes(STOERSTE_KROP + 1);
		if (krop.length > STOERSTE_KROP) {
			throw new Webafvisning(413, "Indholdet er for stort.");
		}
		if (krop.length > 0) {
			JsonNode json;
			try {
				json = JSON.readTree(krop);
			}
			catch (JsonProcessingException ex) {
				throw new Webafvisning(400, "Indholdet er ikke gyldig JSON.");
			}
			kontroller(json);
			json.fieldNames().forEachRemaining((noegle) -> {
				if (!tilladtNoegle.test(noegle)) {
					throw new Webafvisning(403, "Din rolle giver ikke adgang til at søge sådan.");
				}
			});
			if (json.get("variables") instanceof ObjectNode variable) {
				variable.forEach(Webadgang::kontrollerVariabel);
			}
		}
		return new Genlaest(request, krop);
	}

	private static void kontroller(JsonNode json) {
		json.fieldNames().forEachRemaining((navn) -> {
			if (farlig(navn)) {
				throw new Webafvisning(400, "Udtryk kan ikke bruges i søgninger.");
			}
		});
		if (json.isTextual() && json.textValue().indexOf('\0') >= 0) {
			throw new Webafvisning(400, "Teksten indeholder et ugyldigt tegn.");
		}
		json.forEach(Webadgang::kontroller);
	}

	private static void kontrollerVariabel(JsonNode variabel) {
		JsonNode type = variabel.get("type");
		if (type != null && !type.isNull() && !VARIABELTYPER.contains(type.asText())) {
			throw new Webafvisning(400, "Feltets type kan ikke bruges her.");
		}
	}

	/** Expressions reach the whole JVM, and the engine runs those inside orQueries unasked. */
	private static boolean farlig(String navn) {
		return navn.endsWith("Expression") || navn.equals("orQueries");
	}

}
