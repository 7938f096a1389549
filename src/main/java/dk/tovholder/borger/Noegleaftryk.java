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

	private final SecretKey noegle;

	Noegleaftryk(Noegler noegler) {
		this.noegle = noegler.opslag();
	}

	/**
	 * The hash in 64 hexadecimal digits.
	 * @param formaal what it is for, so that hashes made for different purposes never
	 * meet
	 */
	public String af(String formaal, String indhold) {
		return HexFormat.of().formatHex(hmac(this.noegle, formaal + '\n' + indhold));
	}

	static byte[] hmac(SecretKey noegle, String indhold) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(noegle);
			return mac.doFinal(indhold.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("HMAC-SHA-256 mangler", ex);
		}
	}

}
