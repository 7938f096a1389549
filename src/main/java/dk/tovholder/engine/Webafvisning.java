package dk.tovholder.engine;

import java.util.List;

import dk.tovholder.fejl.Afvisning.Feltfejl;

/** A call from the webapps that is refused, with the status and the Danish text that they show. */
class Webafvisning extends RuntimeException {

	private final int status;

	private final transient List<Feltfejl> felter;

	Webafvisning(int status, String besked) {
		this(status, besked, List.of());
	}

	Webafvisning(int status, String besked, List<Feltfejl> felter) {
		super(besked, null, false, false);
		this.status = status;
		this.felter = felter;
	}

	int status() {
		return this.status;
	}

	List<Feltfejl> felter() {
		return this.felter;
	}

}
