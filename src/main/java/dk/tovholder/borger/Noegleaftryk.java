package dk.tovholder.borger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

import org.springframework.stereotype.Component;

/**
 * A keyed hash (HMAC-SHA-256): tells whether two contents are the same without telling
 * what they are. A plain hash would not do, since there are few enough CPR numbers to try
 * them all.
 */
@Component
public class Noegleaftryk {

	/** Looked up once: a copy is cheaper than a search among the providers. */
	private final Mac mac;

	Noegleaftryk(Noegler noegler) {
		this.mac = mac(noegler.opslag());
	}

	/**
	 * The hash in 64 hexadecimal digits.
	 * @param formaal what it is for, so that hashes made for different purposes never
	 * meet
	 */
	public String af(String formaal, String indhold) {
		try {
			return HexFormat.of().formatHex(hmac((Mac) this.mac.clone(), formaal + '\n' + indhold));
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("HMAC-SHA-256 kan ikke kopieres", ex);
		}
	}

	static byte[] hmac(SecretKey noegle, String indhold) {
		return hmac(mac(noegle), indhold);
	}

	private static byte[] hmac(Mac mac, String indhold) {
		return mac.doFinal(indhold.getBytes(StandardCharsets.UTF_8));
	}

	private static Mac mac(SecretKey noegle) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(noegle);
			return mac;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("HMAC-SHA-256 mangler", ex);
		}
	}

}
