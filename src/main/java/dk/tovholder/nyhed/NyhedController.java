package dk.tovholder.nyhed;

import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.fejl.Afvisning;

/** The news for those who prefer to pull. */
@RestController
class NyhedController {

	private static final int FLEST = 1000;

	private final Nyhedslager lager;

	private final Nummerering nummerering;

	private final Cloudevents cloudevents;

	NyhedController(Nyhedslager lager, Nummerering nummerering, Cloudevents cloudevents) {
		this.lager = lager;
		this.nummerering = nummerering;
		this.cloudevents = cloudevents;
	}

	/**
	 * News after a position, from the first that is kept where none is given. {@code Link: rel="next"} is where to go on, also
	 * from an empty answer.
	 * @throws Afvisning 400 impossible, 409 a position that was never given, 410 what comes after it is no longer kept
	 */
	@GetMapping("/api/haendelser")
	ResponseEntity<byte[]> efter(@RequestParam(required = false) Long efter,
			@RequestParam(defaultValue = "100") int antal) {
		if (efter != null && efter < 0) {
			throw Afvisning.felt(400, "efter", "Skal være 0 eller derover");
		}
		if (antal < 1 || antal > FLEST) {
			throw Afvisning.felt(400, "antal", "Skal være mellem 1 og " + FLEST);
		}
		long fra = (efter == null) ? 0 : efter;
		List<Nummereret> side = lager.efter(fra, antal);
		// What a step has told can be read when the step has been answered, and not only when the next round comes.
		while (side.size() < antal && nummerering.portion()) {
			side = lager.efter(fra, antal);
		}
		Nyhedslager.Stand stand = lager.stand();
		if (fra > stand.sidste()) {
			throw Afvisning.felt(409, "efter", "Er ikke nået endnu; databasen kan være lagt tilbage til en tidligere dag");
		}
		if (fra > 0 && fra < stand.slettetTil()) {
			throw Afvisning.felt(410, "efter", "Der er slettet nyheder efter denne; begynd forfra uden efter");
		}
		long naeste = side.isEmpty() ? fra : side.get(side.size() - 1).position();
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(Cloudevents.FLERE))
			.header(HttpHeaders.LINK, "</api/haendelser?efter=" + naeste + "&antal=" + antal + ">; rel=\"next\"")
			.body(cloudevents.flere(side));
	}

}
