package dk.tovholder.sag;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

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

	private final Sagsbehandling sagsbehandling;

	private final Clock ur;

	Suspensionsarbejde(Suspensioner suspensioner, Sagsregister register, Sagsbehandling sagsbehandling, Clock ur) {
		this.suspensioner = suspensioner;
		this.register = register;
		this.sagsbehandling = sagsbehandling;
		this.ur = ur;
	}

	/** Brings a number of cases that lag behind in line in the current transaction. */
	@Transactional
	public void anvend(int sager) {
		sagsbehandling.udfoerFristtrin(standene().stream()
			.flatMap((stand) -> register.sagerUden(stand, sager).stream())
			.limit(sager)
			.toList());
	}

	/** Whether a case lags behind. */
	@Transactional(readOnly = true)
	public boolean manglerSager() {
		return standene().stream().anyMatch((stand) -> !register.sagerUden(stand, 1).isEmpty());
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
