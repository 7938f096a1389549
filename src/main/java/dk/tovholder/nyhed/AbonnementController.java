package dk.tovholder.nyhed;

import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What operations see of subscriptions. No case, no secret. */
@RestController
@RequestMapping(path = "/api/drift/abonnementer", produces = MediaType.APPLICATION_JSON_VALUE)
class AbonnementController {

	private final Abonnementer abonnementer;

	private final Nyhedslager lager;

	AbonnementController(Abonnementer abonnementer, Nyhedslager lager) {
		this.abonnementer = abonnementer;
		this.lager = lager;
	}

	/**
	 * How far news have come.
	 *
	 * @param position the last position that was given
	 */
	record Svar(long position, List<Abonnementer.Oversigt> abonnementer) {
	}

	@GetMapping
	Svar vis() {
		return new Svar(lager.stand().sidste(), abonnementer.oversigt());
	}

}
