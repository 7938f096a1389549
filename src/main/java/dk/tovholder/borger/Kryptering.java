package dk.tovholder.borger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

import org.springframework.stereotype.Component;

/**
 * Encryption at rest: AES-256-GCM with a random initialization vector each time. The
 * cipher text begins with the id of its key, so that a new key can be taken into use
 * while what an earlier one wrote can still be read.
 */
@Component
public class Kryptering {

	private static final int ID_LAENGDE = 4;

	private static final int IV_LAENGDE = 12;

	private static final int MAERKE_BIT = 128;

	private final SecureRandom tilfaeldig = new SecureRandom();

	private final byte[] noegleId;

	private final Map<ByteBuffer, SecretKey> noegler = new LinkedHashMap<>();

	Kryptering(Noegler noegler) {
		this.noegleId = id(noegler.kryptering());
		this.noegler.put(ByteBuffer.wrap(this.noegleId), noegler.kryptering());
		noegler.tidligere().forEach((noegle) -> this.noegler.put(ByteBuffer.wrap(id(noegle)), noegle));
	}

	/** The cipher text in Base64. */
	public String krypter(String klartekst) {
		return Base64.getEncoder().encodeToString(krypter(klartekst.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * The text that {@link #krypter(String)} was given.
	 * @throws IllegalStateException if its key is not configured any more, or the cipher
	 * text was changed
	 */
	public String dekrypter(String krypteret) {
		try {
			return new String(dekrypter(Base64.getDecoder().decode(krypteret)), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalStateException("Den krypterede tekst er ikke Base64");
		}
	}

	/**
	 * As {@link #krypter(String)}, for bytes: key id, initialization vector, cipher text
	 * with tag.
	 */
	public byte[] krypter(byte[] klar) {
		byte[] iv = new byte[IV_LAENGDE];
		this.tilfaeldig.nextBytes(iv);
		try {
			Cipher cipher = cipher(Cipher.ENCRYPT_MODE, this.noegleId, iv);
			byte[] krypteret = cipher.doFinal(klar);
			return ByteBuffer.allocate(ID_LAENGDE + IV_LAENGDE + krypteret.length)
				.put(this.noegleId)
				.put(iv)
				.put(krypteret)
				.array();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Kunne ikke kryptere", ex);
		}
	}

	/** As {@link #dekrypter(String)}, for bytes. */
	public byte[] dekrypter(byte[] krypteret) {
		if (krypteret.length < ID_LAENGDE + IV_LAENGDE) {
			throw new IllegalStateException("Det krypterede er for kort");
		}
		byte[] id = Arrays.copyOf(krypteret, ID_LAENGDE);
		byte[] iv = Arrays.copyOfRange(krypteret, ID_LAENGDE, ID_LAENGDE + IV_LAENGDE);
		try {
			int start = ID_LAENGDE + IV_LAENGDE;
			return cipher(Cipher.DECRYPT_MODE, id, iv).doFinal(krypteret, start, krypteret.length - start);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Kunne ikke dekryptere: indholdet er ændret", ex);
		}
	}

	/** Whether the cipher text needs no earlier key. */
	boolean erMedNyesteNoegle(byte[] krypteret) {
		return Arrays.equals(Arrays.copyOf(krypteret, ID_LAENGDE), this.noegleId);
	}

	/** As {@link #erMedNyesteNoegle(byte[])}, for what {@link #krypter(String)} gave. */
	boolean erMedNyesteNoegle(String krypteret) {
		try {
			return erMedNyesteNoegle(Base64.getDecoder().decode(krypteret));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private Cipher cipher(int retning, byte[] id, byte[] iv) throws GeneralSecurityException {
		SecretKey noegle = this.noegler.get(ByteBuffer.wrap(id));
		if (noegle == null) {
			throw new IllegalStateException(
					"Nøglen, der krypterede, kendes ikke: sæt den i tovholder.kryptering.tidligere-noegler");
		}
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(retning, noegle, new GCMParameterSpec(MAERKE_BIT, iv));
		cipher.updateAAD(id);
		return cipher;
	}

	/** The id follows from the key, so that nobody has to keep a register of names. */
	private static byte[] id(SecretKey noegle) {
		return Arrays.copyOf(Noegleaftryk.hmac(noegle, "noegle-id"), ID_LAENGDE);
	}

}
