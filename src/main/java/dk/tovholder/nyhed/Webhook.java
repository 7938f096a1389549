package dk.tovholder.nyhed;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLException;

import org.springframework.stereotype.Component;

import dk.tovholder.kalender.Maskinur;
import dk.tovholder.nyhed.Nyhedsindstillinger.Abonnement;

/** Posts news to a receiver, signed as Standard Webhooks. Follows no redirect and reads nothing of the answer but its status. */
@Component
class Webhook {

	private static final Duration FORBINDELSE = Duration.ofSeconds(5);

	/** What a receiver may ask for at most. */
	private static final Duration LAENGSTE_OENSKE = Duration.ofHours(24);

	private static final int FOR_MANGE = 429;

	private static final int UDE_AF_DRIFT = 503;

	private final HttpClient http = HttpClient.newBuilder()
		.version(Version.HTTP_1_1)
		.followRedirects(Redirect.NEVER)
		.connectTimeout(FORBINDELSE)
		.build();

	private final Cloudevents cloudevents;

	private final Nyhedsindstillinger indstillinger;

	private final Maskinur ur;

	Webhook(Cloudevents cloudevents, Nyhedsindstillinger indstillinger, Maskinur ur) {
		this.cloudevents = cloudevents;
		this.indstillinger = indstillinger;
		this.ur = ur;
	}

	/** What became of it. */
	enum Udfald {

		MODTAGET,
		/** Not received; another may be. */
		AFVIST,
		/** Nobody is there who could receive anything. */
		VAEK

	}

	/**
	 * A receiver's answer.
	 *
	 * @param fejl what went wrong, in Danish, or null
	 * @param vent how long the receiver asks to be left alone, or null
	 */
	record Svar(Udfald udfald, String fejl, Duration vent) {
	}

	/** Posts once, and waits no longer than the receiver may take. */
	Svar send(Abonnement abonnement, Nummereret nyhed) {
		byte[] krop = cloudevents.en(nyhed);
		String tidsstempel = Long.toString(ur.instant().getEpochSecond());
		HttpRequest kald = HttpRequest.newBuilder(abonnement.url())
			.timeout(indstillinger.svartid())
			.header("Content-Type", Cloudevents.EN)
			.header("User-Agent", "Tovholder")
			.header("webhook-id", nyhed.id().toString())
			.header("webhook-timestamp", tidsstempel)
			.header("webhook-signature", underskrift(abonnement, nyhed.id().toString(), tidsstempel, krop))
			.POST(BodyPublishers.ofByteArray(krop))
			.build();
		CompletableFuture<HttpResponse<Void>> paaVej = http.sendAsync(kald, BodyHandlers.discarding());
		try {
			// The request's own time limit ends with the headers.
			return svar(paaVej.get(indstillinger.svartid().toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (TimeoutException ex) {
			paaVej.cancel(true);
			return afvist("Intet svar inden for svartiden");
		}
		catch (InterruptedException ex) {
			paaVej.cancel(true);
			Thread.currentThread().interrupt();
			return afvist("Afbrudt, fordi Tovholder stopper");
		}
		catch (ExecutionException ex) {
			return fejl(ex.getCause());
		}
	}

	private Svar svar(HttpResponse<Void> svar) {
		int status = svar.statusCode();
		if (status >= 200 && status < 300) {
			return new Svar(Udfald.MODTAGET, null, null);
		}
		Optional<Duration> vent = svar.headers().firstValue("Retry-After").flatMap(this::vent);
		boolean vaek = status == FOR_MANGE || status == UDE_AF_DRIFT || vent.isPresent();
		String tekst = "HTTP " + status + ((status >= 300 && status < 400) ? ", omdirigering følges ikke" : "");
		return new Svar(vaek ? Udfald.VAEK : Udfald.AFVIST, tekst, vent.orElse(null));
	}

	/** Seconds, or a date of HTTP. */
	private Optional<Duration> vent(String oenske) {
		try {
			Duration vent = oenske.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(oenske))
					: Duration.between(ur.instant(), ZonedDateTime.parse(oenske, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
			return vent.isNegative() ? Optional.empty()
					: Optional.of((vent.compareTo(LAENGSTE_OENSKE) < 0) ? vent : LAENGSTE_OENSKE);
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static Svar fejl(Throwable aarsag) {
		if (aarsag instanceof HttpConnectTimeoutException || aarsag instanceof ConnectException
				|| aarsag instanceof UnresolvedAddressException) {
			return new Svar(Udfald.VAEK, "Ingen forbindelse", null);
		}
		if (aarsag instanceof SSLException) {
			return new Svar(Udfald.VAEK, "Ingen sikker forbindelse", null);
		}
		if (aarsag instanceof HttpTimeoutException) {
			return afvist("Intet svar inden for svartiden");
		}
		return afvist((aarsag instanceof IOException) ? "Forbindelsen blev afbrudt" : "Kunne ikke sendes");
	}

	private static Svar afvist(String fejl) {
		return new Svar(Udfald.AFVIST, fejl, null);
	}

	/** One signature for each key, so that a receiver can change from one to the other. */
	static String underskrift(Abonnement abonnement, String id, String tidsstempel, byte[] krop) {
		return abonnement.noegler().stream().map((noegle) -> {
			try {
				Mac mac = Mac.getInstance("HmacSHA256");
				mac.init(new SecretKeySpec(noegle, "HmacSHA256"));
				mac.update((id + "." + tidsstempel + ".").getBytes(StandardCharsets.UTF_8));
				return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(krop));
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException("Java has no HMAC-SHA256", ex);
			}
		}).collect(Collectors.joining(" "));
	}

}
