package dk.tovholder.suspension;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dk.tovholder.engine.Modelkald;
import dk.tovholder.engine.Motoradgang;
import dk.tovholder.engine.Startmodtager;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.Suspensionsarbejde;
import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Indlogget;
import dk.tovholder.suspension.Suspensionsbehandling.Modtagelse;

/**
 * The process that lets cases follow what is decided on suspensions, now and on the days to come. The newest instance looks
 * after all suspensions; those that wait are relieved by it.
 */
@Component("suspensionen")
public class SuspensionProcess implements Startmodtager {

	static final String PROCES = "suspension";

	private static final String AFLOEST = "suspensionAfloest";

	/** The only programme there is to choose in the form. */
	private static final String PROGRAM = "afklaringspuljen";

	/** So long after a decision even a case that was being started meanwhile has been written, and is looked for once more. */
	private static final Duration EFTERSYN = Duration.ofMinutes(1);

	private final RuntimeService runtime;

	private final Suspensionsbehandling behandling;

	private final Suspensionsregister register;

	private final Suspensionsarbejde arbejde;

	private final Motoradgang motoradgang;

	private final Indlogget indlogget;

	private final Clock ur;

	SuspensionProcess(@Lazy RuntimeService runtime, Suspensionsbehandling behandling, Suspensionsregister register,
			Suspensionsarbejde arbejde, Motoradgang motoradgang, Indlogget indlogget, Clock ur) {
		this.runtime = runtime;
		this.behandling = behandling;
		this.register = register;
		this.arbejde = arbejde;
		this.motoradgang = motoradgang;
		this.indlogget = indlogget;
		this.ur = ur;
	}

	@Transactional
	Modtagelse registrer(NySuspension ny, String aktoer) {
		return foelg(behandling.registrer(ny, aktoer));
	}

	@Transactional
	Modtagelse ret(String suspensionId, Rettelse rettelse, String aktoer) {
		return foelg(behandling.ret(suspensionId, rettelse, aktoer));
	}

	@Transactional
	Modtagelse annuller(String suspensionId, String aktoer) {
		return foelg(behandling.annuller(suspensionId, aktoer));
	}

	private Modtagelse foelg(Modtagelse modtagelse) {
		if (modtagelse == Modtagelse.ANVENDT) {
			motoradgang.somSystem(() -> {
				afloes();
				return runtime.startProcessInstanceByKey(PROCES, PROCES);
			});
		}
		return modtagelse;
	}

	/** One that is at work waits for no message; it ends its work and waits beside the new one, which does no harm. */
	private void afloes() {
		runtime.createEventSubscriptionQuery()
			.eventName(AFLOEST)
			.list()
			.forEach((venter) -> runtime.messageEventReceived(AFLOEST, venter.getExecutionId()));
	}

	@Override
	public String proces() {
		return PROCES;
	}

	/** The form starts the instance itself. */
	@Override
	public void modtag(Map<String, Object> svar) {
		Bruger bruger = indlogget.bruger();
		String id = (String) svar.get("suspensionId");
		Rettelse dage = new Rettelse((String) svar.get("fra"), (String) svar.get("til"), (String) svar.get("begrundelse"));
		switch ((String) svar.get("handling")) {
			case "RET" -> behandling.ret(id, dage, bruger.id());
			case "ANNULLER" -> behandling.annuller(id, bruger.id());
			default -> behandling.registrer(
					new NySuspension(id, PROGRAM, Bruger.ENHEDER.contains(svar.get("enhed")) ? (String) svar.get("enhed") : null,
							dage.fra(), dage.til(), dage.begrundelse()),
					bruger.id());
		}
		motoradgang.somSystem(() -> {
			afloes();
			return null;
		});
	}

	/** Whether cases lag behind that can be brought in line now. */
	@Modelkald
	public boolean manglerSager() {
		return !arbejde.bagud(1).isEmpty();
	}

	/** Whether a day will come on which a suspension begins or ends, or a case that failed is tried again. */
	@Modelkald
	public boolean kommerFlereDage() {
		return naeste().isPresent();
	}

	/** The local midnight that starts that day, or the instant of the next attempt. */
	@Modelkald
	public Date naesteDag() {
		return Date.from(naeste().orElseThrow());
	}

	private Optional<Instant> naeste() {
		Instant nu = ur.instant();
		LocalDate idag = Tid.dato(nu);
		Stream<Instant> dage = register.alle()
			.stream()
			.filter((s) -> !s.annulleret())
			.flatMap((s) -> (s.til() == null) ? Stream.of(s.fra()) : Stream.of(s.fra(), s.til()))
			.filter((dag) -> dag.isAfter(idag))
			.map(Tid::midnat);
		Stream<Instant> snart = Stream.concat(register.senesteAendring().map((dag) -> dag.plus(EFTERSYN)).filter(nu::isBefore).stream(),
				arbejde.naesteForsoeg().stream());
		return Stream.concat(dage, snart).min(Instant::compareTo);
	}

}
