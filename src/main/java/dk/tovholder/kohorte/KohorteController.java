package dk.tovholder.kohorte;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.UUID;

import dk.tovholder.fejl.Afvisning;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cohorts over HTTP: handed over at once, taken in afterwards. */
@RestController
@RequestMapping("/api/kohorter")
class KohorteController {

	private final Kohorteimport kohorter;

	KohorteController(Kohorteimport kohorter) {
		this.kohorter = kohorter;
	}

	@PostMapping(consumes = "text/csv")
	ResponseEntity<Void> modtag(HttpServletRequest anmodning, Principal bruger,
			@RequestParam(defaultValue = "afklaringspuljen") String program) throws IOException {
		Charset tegnsaet = MediaType.parseMediaType(anmodning.getContentType()).getCharset();
		if (tegnsaet != null && tegnsaet != StandardCharsets.UTF_8 && tegnsaet != StandardCharsets.US_ASCII) {
			throw new Afvisning(415, "Kohorten skal være i UTF-8");
		}
		UUID id = this.kohorter.start(anmodning.getInputStream(), program, bruger.getName());
		return ResponseEntity.accepted().location(URI.create("/api/kohorter/" + id)).build();
	}

	@GetMapping("/{id}")
	Kohortestatus status(@PathVariable String id) {
		try {
			return this.kohorter.status(UUID.fromString(id));
		}
		catch (IllegalArgumentException ex) {
			throw new Afvisning(404, "Kohorten findes ikke");
		}
	}

}
