package dk.tovholder.udbakke;

/** Somebody to tell: a user, or everybody who is in a group when the notice goes out. */
public record Modtager(String id, boolean gruppe) {

	public static Modtager bruger(String id) {
		return new Modtager(id, false);
	}

	public static Modtager gruppe(String id) {
		return new Modtager(id, true);
	}

}
