package dk.tovholder.tilsyn;

import java.util.List;

import org.springframework.boot.test.context.TestComponent;

/** What the sweep demands of every case, to be asked after every step of a test. */
@TestComponent
public class Invarianter {

	private final Sammenligning sammenligning;

	Invarianter(Sammenligning sammenligning) {
		this.sammenligning = sammenligning;
	}

	/** Everything about a case that a sweep would have to mend. */
	public List<String> brud(String sagsnummer) {
		return sammenligning.af(sagsnummer).stream().map(Fund::noegle).toList();
	}

}
