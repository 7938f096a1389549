package dk.tovholder.borger;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keys come from.
 *
 * @param noegle Base64 of the 32 bytes that encrypt
 * @param opslagsnoegle Base64 of the 32 bytes of the keyed hash; it can not be changed
 * once citizens are registered
 * @param tidligereNoegler keys that encrypted earlier and are still needed to read
 * @param noeglefil a file with lines {@code noegle=…} and {@code opslagsnoegle=…}, read
 * when neither is given above
 */
@ConfigurationProperties("tovholder.kryptering")
record Krypteringsindstillinger(String noegle, String opslagsnoegle, List<String> tidligereNoegler, String noeglefil) {

	Krypteringsindstillinger {
		tidligereNoegler = (tidligereNoegler != null) ? List.copyOf(tidligereNoegler) : List.of();
	}

	/** Without the keys, so that they never reach a log by accident. */
	@Override
	public String toString() {
		return "Krypteringsindstillinger[noeglefil=" + this.noeglefil + "]";
	}

}
