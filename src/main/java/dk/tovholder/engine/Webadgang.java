package dk.tovholder.engine;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.tovholder.engine.Webregler.Regel;
import dk.tovholder.fejl.Tegn;
import dk.tovholder.kalender.Tid;
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

	private static final String FORMULAR = "/submit-form";

	private static final String EGNE = KunFor.WEBAPPS + "/";

	/** Where the webapps keep the token that a write must repeat. */
	static final String TEGN = "CAMUNDA_CSRF_TOKEN";

	private static final SecureRandom TILFAELDIG = new SecureRandom();

	private static final int STOERSTE_KROP = 256 * 1024;

	private static final int STOERSTE_SIDE = 2000;

	private static final int FOERSTE_AAR = 1900;

	private static final int SIDSTE_AAR = 2100;

	/** As many fields or elements as one body may hold, and as many letters a text. */
	private static final int FELTER = 2000;

	private static final int TEKST = 10_000;

	private static final int DYBDE = 20;

	private static final int TAL = 50;

	private static final Pattern TIDSPUNKT = Pattern.compile("([+-]?[0-9]+-[0-9]+-[0-9]+)T.*", Pattern.DOTALL);

	private static final Pattern STI = Pattern.compile("(/[A-Za-z0-9_:@-][A-Za-z0-9._:@-]*)+/?");

	/** What the engine would store in another shape than text, number, yes or no, date and list. */
	private static final Set<String> VARIABELTYPER = Set.of("String", "Boolean", "Integer", "Long", "Double", "Number",
			"Short", "Date", "Json", "Null");

	private static final ObjectMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(DYBDE)
				.maxStringLength(TEKST)
				.maxNameLength(TEKST)
				.maxNumberLength(TAL)
				.build())
			.build())
		.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private final Opgaveadgang opgaveadgang;

	private final Sessioner sessioner;

	private final Loginbremse loginbremse;

	private final Visningsspor spor;

	private final boolean sikreCookies;

	private final Clock ur;

	private final boolean demo;

	private final boolean adgangskoder;

	/**
	 * @param sikreCookies whether cookies are sent over https only
	 * @param demo whether the webapps are told what the movable clock shows
	 * @param adgangskoder whether people sign in with a password here, and not at a provider
	 */
	Webadgang(Opgaveadgang opgaveadgang, Sessioner sessioner, Loginbremse loginbremse, Visningsspor spor, Clock ur,
			boolean sikreCookies, boolean demo, boolean adgangskoder) {
		this.opgaveadgang = opgaveadgang;
		this.sessioner = sessioner;
		this.adgangskoder = adgangskoder;
		this.loginbremse = loginbremse;
		this.spor = spor;
		this.ur = ur;
		this.sikreCookies = sikreCookies;
		this.demo = demo;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest kald, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		HttpServletRequest request = sti(kald).startsWith(LOGIN) ? kald : new Sessionsgraense(kald, this.sessioner);
		Websvar svar = new Websvar(response);
		if (this.demo) {
			response.setHeader("X-Tovholder-Ur", this.ur.instant().toString());
		}
		Fejlspor.glem();
		// Who it is for is asked once: a session that ends meanwhile must not hide what it was shown.
		Optional<Bruger> bruger = Optional.empty();
		try {
			bruger = this.sessioner.bruger(request);
			HttpServletRequest tilladt = tilladt(request, bruger);
			if (tilladt instanceof Login login) {
				bremset(login, svar, chain);
			}
			else {
				chain.doFilter(tilladt, svar);
				if (bruger.isPresent()) {
					this.spor.vist(bruger.get(), request.getMethod(), sti(request), svar);
				}
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
			bruger.ifPresent((hvem) -> this.spor.afvist(hvem, request.getMethod(), sti(request), ex.status()));
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

	private HttpServletRequest tilladt(HttpServletRequest request, Optional<Bruger> bruger) throws IOException {
		String sti = sti(request);
		if (!STI.matcher(sti).matches()) {
			throw new Webafvisning(400, "Adressen er ugyldig.");
		}
		List<Regel> fundne = Webregler.find(request.getMethod(), sti);
		if (fundne.stream().anyMatch(Regel::aaben)) {
			return sti.startsWith(LOGIN) ? Login.laes(request) : request;
		}
		Bruger indlogget = bruger.orElseThrow(() -> new Webafvisning(401, "Log ind først."));
		if (sti.startsWith(EGNE)) {
			// The product's own controllers state their roles themselves. A file is theirs to read, and to find too large.
			return erFil(request) ? request : new Genlaest(request, krop(request));
		}
		Regel regel = fundne.stream()
			.filter((mulig) -> mulig.tillader(indlogget))
			.findFirst()
			.orElseThrow(() -> new Webafvisning(403, "Din rolle giver ikke adgang til dette."));
		kontrollerObjekt(regel, sti, indlogget, request);
		kontrollerParametre(request.getParameterMap());
		return medKrop(request, regel, indlogget, sti.endsWith(FORMULAR));
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
		this.sessioner.afloes(login);
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
			session.setAttribute(TEGN, tegn);
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
			for (String vaerdi : vaerdier) {
				kontrollerTekst(vaerdi);
				kontrollerTidspunkt(vaerdi);
				if (navn.equals("maxResults") && (!vaerdi.matches("[0-9]{1,4}") || Integer.parseInt(vaerdi) > STOERSTE_SIDE)) {
					throw new Webafvisning(400, "Højst " + STOERSTE_SIDE + " ad gangen.");
				}
				if (navn.equals("firstResult") && !vaerdi.matches("[0-9]{1,9}")) {
					throw new Webafvisning(400, "Siden findes ikke.");
				}
			}
		});
	}

	private static boolean erFil(HttpServletRequest request) {
		String type = request.getContentType();
		return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/csv");
	}

	private static byte[] krop(HttpServletRequest request) throws IOException {
		byte[] krop = request.getInputStream().readNBytes(STOERSTE_KROP + 1);
		if (krop.length > STOERSTE_KROP) {
			throw new Webafvisning(413, "Indholdet er for stort.");
		}
		return krop;
	}

	private static HttpServletRequest medKrop(HttpServletRequest request, Regel regel, Bruger bruger, boolean formular)
			throws IOException {
		if (request.getMethod().equals("GET") || request.getMethod().equals("OPTIONS")) {
			return request;
		}
		byte[] krop = krop(request);
		JsonNode json = JSON.createObjectNode();
		if (krop.length > 0) {
			try {
				json = JSON.readTree(krop);
			}
			catch (JsonProcessingException ex) {
				throw new Webafvisning(400, "Indholdet er ikke gyldig JSON, eller det er for dybt eller for langt.");
			}
			if (!json.isObject()) {
				throw new Webafvisning(400, "Indholdet har en forkert form.");
			}
			kontroller(json, formular, new AtomicInteger());
			json.fieldNames().forEachRemaining((noegle) -> {
				if (!regel.tillader(noegle)) {
					throw new Webafvisning(403, "Din rolle giver ikke adgang til at søge sådan.");
				}
			});
			if (json.get("variables") instanceof ObjectNode variable) {
				variable.forEach(Webadgang::kontrollerVariabel);
			}
		}
		if (regel.kunTilSigSelv() && !bruger.id().equals(json.path("userId").asText(bruger.id()))) {
			throw new Webafvisning(403, "Du kan kun tage opgaver til dig selv.");
		}
		regel.manglende(json).ifPresent((felt) -> {
			throw new Webafvisning(400, "Feltet " + felt + " skal udfyldes.");
		});
		return new Genlaest(request, krop);
	}

	/** Checks everything in a body, whatever it is called: what the engine does not know, it skips today. */
	private static void kontroller(JsonNode json, boolean formular, AtomicInteger antal) {
		if (antal.incrementAndGet() > FELTER) {
			throw new Webafvisning(400, "Indholdet har for mange felter.");
		}
		json.fields().forEachRemaining((felt) -> {
			kontrollerTekst(felt.getKey());
			if (farlig(felt.getKey())) {
				throw new Webafvisning(400, "Udtryk kan ikke bruges i søgninger.");
			}
			if (!formular && felt.getKey().endsWith("ariables")) {
				felt.getValue().forEach(Webadgang::kontrollerSoegevariabel);
			}
		});
		if (json.isTextual()) {
			kontrollerTekst(json.textValue());
			if (!formular) {
				kontrollerTidspunkt(json.textValue());
			}
		}
		json.forEach((del) -> kontroller(del, formular, antal));
	}

	private static void kontrollerTekst(String tekst) {
		if (tekst.length() > TEKST || !Tegn.kanVisesSomTekst(tekst)) {
			throw new Webafvisning(400, "Teksten er for lang eller indeholder et ugyldigt tegn.");
		}
		if (Tegn.lignerCpr(tekst)) {
			throw new Webafvisning(400, "Et CPR-nummer kan ikke bruges her.");
		}
	}

	private static void kontrollerTidspunkt(String tekst) {
		Matcher tidspunkt = TIDSPUNKT.matcher(tekst);
		if (tidspunkt.matches()) {
			try {
				int aar = Tid.laesDato(tidspunkt.group(1)).getYear();
				if (aar >= FOERSTE_AAR && aar <= SIDSTE_AAR) {
					return;
				}
			}
			catch (DateTimeException ex) {
				// Answered below like a date out of range.
			}
			throw new Webafvisning(400, "Datoen findes ikke, eller den ligger uden for årene " + FOERSTE_AAR + "-" + SIDSTE_AAR + ".");
		}
	}

	private static void kontrollerSoegevariabel(JsonNode variabel) {
		if (!variabel.path("name").isTextual() || !variabel.path("operator").isTextual()
				|| variabel.path("value").isContainerNode()) {
			throw new Webafvisning(400, "En søgning efter en variabel skal have navn, operator og værdi.");
		}
	}

	private static void kontrollerVariabel(JsonNode variabel) {
		JsonNode type = variabel.get("type");
		if (!variabel.isObject()) {
			throw new Webafvisning(400, "Felterne har en forkert form.");
		}
		if (type != null && !type.isNull() && !VARIABELTYPER.contains(type.asText())) {
			throw new Webafvisning(400, "Feltets type kan ikke bruges her.");
		}
	}

	/** Expressions reach the whole JVM, and the engine runs those inside orQueries unasked. */
	private static boolean farlig(String navn) {
		return navn.endsWith("Expression") || navn.equals("orQueries");
	}

}
