package dk.tovholder.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dk.tovholder.sikkerhed.Rolle;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** The first users of a production system, which makes all others. The demo brings its own. */
@Component
class FoersteBrugere implements Startbrugere {

	private final Indstillinger indstillinger;

	FoersteBrugere(Indstillinger indstillinger) {
		this.indstillinger = indstillinger;
	}

	@Override
	public List<Startbruger> brugere() {
		return Stream
			.of(bruger(Rolle.ADMIN, this.indstillinger.adminMail(), this.indstillinger.adminAdgangskode()),
					bruger(Rolle.INTEGRATION, "", this.indstillinger.integrationAdgangskode()),
					bruger(Rolle.OVERVAAGNING, "", this.indstillinger.overvaagningAdgangskode()))
			.filter((bruger) -> !bruger.adgangskode().isEmpty())
			.toList();
	}

	private static Startbruger bruger(Rolle rolle, String mail, String adgangskode) {
		return new Startbruger(rolle.gruppe(), rolle.navn(), "Tovholder", mail, adgangskode, Set.of(rolle.gruppe()));
	}

	/**
	 * Settings of the first users.
	 *
	 * @param adminAdgangskode password of the user {@code admin}; empty = not made
	 * @param adminMail where the user {@code admin} gets notices; empty = nowhere
	 * @param integrationAdgangskode password of the user {@code integration}; empty = not made
	 * @param overvaagningAdgangskode password of the user {@code overvaagning}; empty = not made
	 */
	@ConfigurationProperties("tovholder.brugere")
	record Indstillinger(@DefaultValue("") String adminAdgangskode, @DefaultValue("") String adminMail,
			@DefaultValue("") String integrationAdgangskode, @DefaultValue("") String overvaagningAdgangskode) {
	}

}
