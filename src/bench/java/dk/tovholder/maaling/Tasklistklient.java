package dk.tovholder.maaling;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Somebody signed in to a webapp, over HTTP as a browser does it. */
final class Tasklistklient {

	private final CookieManager kager = new CookieManager();

	private final HttpClient klient = HttpClient.newBuilder().cookieHandler(this.kager).build();

	private final String basis;

	/** A caseworker in Tasklist. */
	Tasklistklient(ServletWebServerApplicationContext produkt) throws IOException, InterruptedException {
		this(produkt, "tasklist", "sagsbehandler.aktivhuset");
	}

	Tasklistklient(ServletWebServerApplicationContext produkt, String app, String bruger)
			throws IOException, InterruptedException {
		this.basis = "http://127.0.0.1:" + produkt.getWebServer().getPort() + "/camunda/";
		hent("app/" + app + "/default/");
		send("api/admin/auth/user/default/login/" + app, "application/x-www-form-urlencoded",
				"username=" + bruger + "&password=" + URLEncoder.encode("tovholder-demo", StandardCharsets.UTF_8));
	}

	/** The address of the first page of the group's tasks. */
	String gruppensListe() throws IOException, InterruptedException {
		String filtre = hent("api/engine/engine/default/filter?itemCount=false");
		int navn = filtre.indexOf("Min gruppes opgaver");
		int id = filtre.lastIndexOf("\"id\":\"", navn) + 6;
		return "api/engine/engine/default/filter/" + filtre.substring(id, filtre.indexOf('"', id))
				+ "/list?firstResult=0&maxResults=15";
	}

	String hent(String sti) throws IOException, InterruptedException {
		return kald(sti, HttpRequest.newBuilder());
	}

	String send(String sti, String type, String krop) throws IOException, InterruptedException {
		return kald(sti, HttpRequest.newBuilder().header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(krop)));
	}

	private String kald(String sti, HttpRequest.Builder kald) throws IOException, InterruptedException {
		kald.uri(URI.create(this.basis + sti)).header("Accept", "application/hal+json, application/json, */*");
		this.kager.getCookieStore()
			.getCookies()
			.stream()
			.filter((kage) -> kage.getName().equals("XSRF-TOKEN"))
			.forEach((kage) -> kald.header("X-XSRF-TOKEN", kage.getValue()));
		HttpResponse<String> svar = this.klient.send(kald.build(), HttpResponse.BodyHandlers.ofString());
		if (svar.statusCode() >= 300) {
			throw new IllegalStateException(sti + ": " + svar.statusCode() + " " + svar.body());
		}
		return svar.body();
	}

}
