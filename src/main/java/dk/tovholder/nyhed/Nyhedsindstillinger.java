package dk.tovholder.nyhed;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what other systems are told.
 *
 * @param aktiv whether this node numbers and sends news by itself
 * @param kilde what every CloudEvent names as its source, an URI reference
 * @param gemmes how long news can be read; longer where a subscription has not had them
 * @param svartid the longest that a receiver may take to answer
 * @param samtidige news on their way to one receiver at once from this node, each of another case
 * @param foersteVentetid wait after the first failed attempt; doubles with each
 * @param laengsteVentetid the longest such wait
 * @param varselEfter age at which an administrator is told of news that a receiver does not take
 * @param abonnementer who is told by webhook, by name
 */
@ConfigurationProperties("tovholder.nyheder")
record Nyhedsindstillinger(@DefaultValue("true") boolean aktiv, @DefaultValue("urn:tovholder") URI kilde,
		@DefaultValue("90d") Duration gemmes, @DefaultValue("10s") Duration svartid, @DefaultValue("4") int samtidige,
		@DefaultValue("5s") Duration foersteVentetid, @DefaultValue("5m") Duration laengsteVentetid,
		@DefaultValue("1h") Duration varselEfter, @DefaultValue Map<String, Abonnement> abonnementer) {

	private static final String NAVN = "[a-z0-9][a-z0-9-]{0,39}";

	private static final int HOEJESTE_FORDOBLING = 30;

	Nyhedsindstillinger {
		if (samtidige < 1) {
			throw new IllegalArgumentException("tovholder.nyheder.samtidige skal være mindst 1");
		}
		abonnementer.forEach((navn, abonnement) -> {
			String sti = "tovholder.nyheder.abonnementer." + navn;
			if (!navn.matches(NAVN)) {
				throw new IllegalArgumentException(sti + ": navnet må kun have små bogstaver, cifre og bindestreg, højst 40");
			}
			abonnement.kontroller(sti);
		});
	}

	/**
	 * A receiver.
	 *
	 * @param url where news are posted
	 * @param hemmelighed {@code whsec_} and 24 to 64 random bytes in Base64; two, with a space between, while the receiver
	 * changes from one to the other
	 * @param typer the types it wants; empty = all
	 */
	record Abonnement(URI url, String hemmelighed, @DefaultValue List<String> typer) {

		private static final String PRAEFIKS = "whsec_";

		private static final int KORTESTE = 24;

		private static final int LAENGSTE = 64;

		private void kontroller(String sti) {
			if (url == null || url.getHost() == null || url.getUserInfo() != null
					|| !List.of("http", "https").contains(url.getScheme())) {
				throw new IllegalArgumentException(sti + ".url: skal være en http- eller https-adresse uden bruger");
			}
			if (hemmelighed == null || hemmelighed.isBlank() || !noegler().stream().allMatch(Abonnement::passer)) {
				throw new IllegalArgumentException(
						sti + ".hemmelighed: skal være whsec_ og 24 til 64 tilfældige byte i Base64");
			}
			typer.stream().filter((type) -> Nyhedstype.af(type).isEmpty()).findFirst().ifPresent((type) -> {
				throw new IllegalArgumentException(sti + ".typer: " + type + " findes ikke; kendte er "
						+ Arrays.stream(Nyhedstype.values()).map(Nyhedstype::navn).toList());
			});
		}

		private static boolean passer(byte[] noegle) {
			return noegle.length >= KORTESTE && noegle.length <= LAENGSTE;
		}

		/** The keys to sign with; an unreadable one is empty. */
		List<byte[]> noegler() {
			return Arrays.stream(hemmelighed.strip().split("\\s+")).map(Abonnement::noegle).toList();
		}

		private static byte[] noegle(String tekst) {
			try {
				return tekst.startsWith(PRAEFIKS) ? Base64.getDecoder().decode(tekst.substring(PRAEFIKS.length())) : new byte[0];
			}
			catch (IllegalArgumentException ex) {
				return new byte[0];
			}
		}

		/** Where the receiver is, without what may be secret in its address. */
		String vaert() {
			return url.getScheme() + "://" + url.getHost() + ((url.getPort() < 0) ? "" : ":" + url.getPort());
		}

		@Override
		public String toString() {
			return vaert();
		}

	}

	/** The wait after so many attempts. */
	Duration ventetid(int forsoeg) {
		Duration ventetid = foersteVentetid.multipliedBy(1L << Math.min(Math.max(forsoeg - 1, 0), HOEJESTE_FORDOBLING));
		return (ventetid.compareTo(laengsteVentetid) < 0) ? ventetid : laengsteVentetid;
	}

	/** How long a node has news to itself: longer than the receiver may take. */
	Duration lejemaal() {
		return svartid.multipliedBy(2).plusSeconds(20);
	}

}
