package dk.tovholder.engine;

/** A call from the webapps that is refused, with the status and the Danish text that they show. */
class Webafvisning extends RuntimeException {

	private final int status;

	Webafvisning(int status, String besked) {
		super(besked, null, false, false);
		this.status = status;
	}

	int status() {
		return this.status;
	}

}
