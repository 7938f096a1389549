package dk.tovholder.sag;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dk.tovholder.kalender.Tid;
import dk.tovholder.sikkerhed.Bruger;

/**
 * Brings open cases in line with the suspensions as they stand today. It looks at what each case has followed so far, never
 * at which decision was taken, so it can stop anywhere, go on anywhere, and run twice at once.
 */
@Service
public class Suspensionsarbejde {

	private final Suspensioner suspensioner;

	private final Sagsregister register;

	private final Frister frister;

	private final Clock ur;

	Suspensionsarbejde(Suspensioner suspensioner, Sagsregister register, Frister frister, Clock ur) {
		this.suspensioner = suspensioner;
		this.register = register;
		this.frister = frister;
		this.ur = ur;
	}

	/** A number of the cases that lag behind, without those that failed and are put off. */
	@Transactional(readOnly = true)
	public List<String> bagud(int hoejst) {
		Instant nu = ur.instant();
		return standene().stream()
			.flatMap((stand) -> register.sagerUden(stand, nu, hoejst).stream())
			.limit(hoejst)
			.toList();
	}

	/** When a case that lags behind and was put off is tried again. */
	@Transactional(readOnly = true)
	public Optional<Instant> naesteForsoeg() {
		return standene().stream().anyMatch((stand) -> register.antalUden(stand) > 0) ? frister.naesteForsoeg(ur.instant())
				: Optional.empty();
	}

	/**
	 * Open cases that lag behind.
	 * @param enhed the house, or null for all of them
	 */
	@Transactional(readOnly = true)
	public long mangler(String program, String enhed) {
		return standene().stream()
			.filter((stand) -> stand.program().equals(program) && (enhed == null || stand.enhed().equals(enhed)))
			.mapToLong(register::antalUden)
			.sum();
	}

	/** What the cases of a house should follow today. */
	record Husstand(String program, String enhed, String suspension) {
	}

	private List<Husstand> standene() {
		LocalDate idag = Tid.idag(ur);
		List<Suspension> alle = suspensioner.alle();
		return alle.stream()
			.map(Suspension::program)
			.distinct()
			.flatMap((program) -> Bruger.ENHEDER.stream()
				.map((enhed) -> new Husstand(program, enhed, Suspensionsstand.paa(alle, program, enhed, idag))))
			.toList();
	}

}
