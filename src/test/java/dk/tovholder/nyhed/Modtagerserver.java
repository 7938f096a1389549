package dk.tovholder.nyhed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Another system that takes news, as well or as badly as a test wants. */
final class Modtagerserver implements AutoCloseable {

	private static final ObjectMapper JSON = new ObjectMapper();

	/** What it does with one call. */
	interface Opfoersel {

		void svar(HttpExchange kald, Modtaget nyhed) throws IOException, InterruptedException;

	}

	/** A call as it came. */
	record Modtaget(String id, String tidsstempel, String underskrift, String type, byte[] krop, JsonNode indhold) {

		String sag() {
			return indhold.path("subject").asText();
		}

		int nr() {
			return indhold.path("data").path("nr").asInt();
		}

	}

	/** All calls, and those that were answered with success. */
	final List<Modtaget> kald = new CopyOnWriteArrayList<>();

	final List<Modtaget> modtaget = new CopyOnWriteArrayList<>();

	/** Two of one case at once: never. */
	final AtomicInteger samtidigt = new AtomicInteger();

	volatile Opfoersel opfoersel = (kald, nyhed) -> svar(kald, 204);

	/** The last call of each case that is being answered. */
	private final Map<String, HttpExchange> igang = new ConcurrentHashMap<>();

	/** Calls that were cut off without an answer. */
	private final Set<HttpExchange> afbrudt = ConcurrentHashMap.newKeySet();

	private final ExecutorService traade = Executors.newCachedThreadPool();

	private HttpServer server;

	private int port;

	Modtagerserver() {
		start();
	}

	void start() {
		try {
			server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		server.setExecutor(traade);
		server.createContext("/", this::tag);
		server.start();
		port = server.getAddress().getPort();
	}

	void stop() {
		server.stop(0);
	}

	String url() {
		return "http://127.0.0.1:" + port + "/nyheder?noegle=hemmelig";
	}

	static void svar(HttpExchange kald, int status, String... hoveder) throws IOException {
		for (int i = 0; i < hoveder.length; i += 2) {
			kald.getResponseHeaders().set(hoveder[i], hoveder[i + 1]);
		}
		kald.sendResponseHeaders(status, -1);
	}

	/** Cuts the connection without an answer. */
	void afbryd(HttpExchange kald) {
		afbrudt.add(kald);
		kald.close();
	}

	private void tag(HttpExchange kald) throws IOException {
		byte[] krop = kald.getRequestBody().readAllBytes();
		Modtaget nyhed = new Modtaget(kald.getRequestHeaders().getFirst("webhook-id"),
				kald.getRequestHeaders().getFirst("webhook-timestamp"), kald.getRequestHeaders().getFirst("webhook-signature"),
				kald.getRequestHeaders().getFirst("Content-Type"), krop, JSON.readTree(krop));
		this.kald.add(nyhed);
		HttpExchange foer = igang.put(nyhed.sag(), kald);
		// Whoever has an answer may send the next before the thread that gave it is done here.
		if (foer != null && foer.getResponseCode() == -1 && !afbrudt.contains(foer)) {
			samtidigt.incrementAndGet();
		}
		try {
			Thread.sleep(2);
			opfoersel.svar(kald, nyhed);
			if (kald.getResponseCode() >= 200 && kald.getResponseCode() < 300) {
				modtaget.add(nyhed);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			igang.remove(nyhed.sag(), kald);
			kald.close();
		}
	}

	/** What was received of each case, each id once, in the order in which it came first. */
	Map<String, List<Integer>> prSag() {
		Map<String, Modtaget> efterId = new LinkedHashMap<>();
		modtaget.forEach((n) -> efterId.putIfAbsent(n.id(), n));
		Map<String, List<Integer>> prSag = new LinkedHashMap<>();
		efterId.values().forEach((n) -> prSag.computeIfAbsent(n.sag(), (ny) -> new ArrayList<>()).add(n.nr()));
		return prSag;
	}

	@Override
	public void close() {
		server.stop(0);
		traade.shutdownNow();
	}

}
