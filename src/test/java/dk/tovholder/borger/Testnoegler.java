package dk.tovholder.borger;

/**
 * Encryption and keyed hash with keys that protect nothing, for tests of other modules.
 */
public final class Testnoegler {

	private static final Noegler NOEGLER = new Noegler(
			new Krypteringsindstillinger("cjwhEjnGmq7LIdyPrjt4qt2bU9pmGpgpL8eD4FhA3Oo=",
					"MHJa9pN1lOlfUgJk6xSyhYQTfnhO7mfTj0sE5ljxM6I=", null, null),
			false);

	private Testnoegler() {
	}

	public static Kryptering kryptering() {
		return new Kryptering(NOEGLER);
	}

	public static Noegleaftryk aftryk() {
		return new Noegleaftryk(NOEGLER);
	}

}
