package dk.tovholder.udbakke;

import java.time.Duration;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the notices.
 *
 * @param aktiv whether this node gathers and sends letters by itself
 * @param afsender the sender as mail programs show it: {@code Tovholder <tovholder@kommune.dk>}
 * @param systemadresse where people reach the product, without a path
 * @param domaene the right side of every Message-ID; empty = the sender's
 * @param prMinut letters that leave in a minute, over all nodes
 * @param efterslaebPrMinut the same while what was held back is on its way out
 * @param foersteVentetid wait after the first failed attempt; doubles with each
 * @param laengsteVentetid the longest such wait
 * @param opgivesEfter age at which a letter that can not be delivered is given up
 * @param lejemaal how long a node has a letter to itself; longer than the slowest mail server answers
 * @param samlesSenest how long notices wait for others that are on their way
 * @param proevetid how often a mail server that was not there is tried
 * @param tilbagehold whether letters are held back from the start
 * @param livstegnsfil file with the latest sign of life of this installation; empty = beside the key file
 * @param faggrupper an address for each profession that is invited to meetings
 */
@ConfigurationProperties("tovholder.post")
record Postindstillinger(@DefaultValue("true") boolean aktiv,
		@DefaultValue("Tovholder <tovholder@tovholder.invalid>") String afsender,
		@DefaultValue("http://127.0.0.1:8080") String systemadresse, @DefaultValue("") String domaene,
		@DefaultValue("60") int prMinut, @DefaultValue("20") int efterslaebPrMinut,
		@DefaultValue("1m") Duration foersteVentetid, @DefaultValue("24h") Duration laengsteVentetid,
		@DefaultValue("14d") Duration opgivesEfter, @DefaultValue("90s") Duration lejemaal,
		@DefaultValue("10m") Duration samlesSenest, @DefaultValue("15s") Duration proevetid,
		@DefaultValue("false") boolean tilbagehold, @DefaultValue("") String livstegnsfil,
		@DefaultValue Map<String, String> faggrupper) {

	private static final int HOEJESTE_FORDOBLING = 30;

	Postindstillinger {
		if (prMinut < 1 || efterslaebPrMinut < 1) {
			throw new IllegalArgumentException("tovholder.post.pr-minut og efterslaeb-pr-minut skal være mindst 1");
		}
		systemadresse = systemadresse.strip().replaceAll("/+$", "");
	}

	/** The wait after so many attempts. */
	Duration ventetid(int forsoeg) {
		Duration ventetid = foersteVentetid.multipliedBy(1L << Math.min(Math.max(forsoeg - 1, 0), HOEJESTE_FORDOBLING));
		return (ventetid.compareTo(laengsteVentetid) < 0) ? ventetid : laengsteVentetid;
	}

	/** The sender's bare address. */
	String afsenderadresse() {
		int fra = afsender.indexOf('<');
		return ((fra < 0) ? afsender : afsender.substring(fra + 1).replace(">", "")).strip();
	}

	/** The right side of a Message-ID and of a meeting's uid. */
	String maerke() {
		String adresse = afsenderadresse();
		return domaene.isBlank() ? adresse.substring(adresse.indexOf('@') + 1) : domaene.strip();
	}

}
