package dk.tovholder.tilsyn;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

import dk.tovholder.engine.Motortilsyn;
import dk.tovholder.fristvagt.FristvagtProcess;
import dk.tovholder.kalender.Tid;

/**
 * What operations ask: how many cases, deadlines and jobs stand where, and what waits for how long. Read from the database in
 * one round, so that a scrape costs nothing; all nodes measure the same. No personal data, no case.
 */
@Component
class Driftsmaal implements MeterBinder {

	private static final List<String> JOBSTANDE = List.of("KLAR", "SENERE", "OPTAGET", "STANDSET", "FEJLET");

	private static final String SEKUNDER = "seconds";

	private final Driftstal tal;

	private final Motortilsyn motor;

	private final Tilsynsregister fund;

	private final FristvagtProcess fristvagt;

	private final Forsinkelse forsinkelse;

	private final Systemtid system;

	private final Clock ur;

	private volatile Billede billede;

	private MultiGauge sager;

	private MultiGauge frister;

	private MultiGauge breve;

	private MultiGauge ventendeNyheder;

	private MultiGauge nyhedersAlder;

	private MultiGauge fejledeLeveringer;

	Driftsmaal(Driftstal tal, Motortilsyn motor, Tilsynsregister fund, FristvagtProcess fristvagt, Forsinkelse forsinkelse,
			Systemtid system, Clock ur) {
		this.tal = tal;
		this.motor = motor;
		this.fund = fund;
		this.fristvagt = fristvagt;
		this.forsinkelse = forsinkelse;
		this.system = system;
		this.ur = ur;
	}

	/** What one round has found. Durations are real time. */
	private record Billede(Duration taget, Map<String, Long> job, long haendelser, Duration aeldsteJob, long fund,
			Duration sidenSlag, Duration udbakke, Map<String, Long> kohorteraekker) {
	}

	@Override
	public void bindTo(MeterRegistry register) {
		sager = MultiGauge.builder("tovholder.sager").description("Sager efter tilstand").register(register);
		frister = MultiGauge.builder("tovholder.frister")
			.description("Åbne frister efter art og stand: SENERE, UGE (inden for syv dage), IDAG, OVERSKREDET")
			.register(register);
		breve = MultiGauge.builder("tovholder.udbakke.breve").description("Breve efter status").register(register);
		ventendeNyheder = MultiGauge.builder("tovholder.webhook.ventende")
			.description("Nyheder, som en modtager ikke har fået endnu")
			.register(register);
		nyhedersAlder = MultiGauge.builder("tovholder.webhook.alder")
			.description("Hvor længe den første af dem har ventet")
			.baseUnit(SEKUNDER)
			.register(register);
		fejledeLeveringer = MultiGauge.builder("tovholder.webhook.fejl.i.traek")
			.description("Leveringer til en modtager, der er fejlet siden den sidste, der lykkedes")
			.register(register);
		JOBSTANDE.forEach((stand) -> maal(register, "tovholder.job", "Motorens job efter stand", Tags.of("stand", stand), null,
				(b) -> b.job().getOrDefault(stand, 0L)));
		maal(register, "tovholder.job.aeldste.forfaldne", "Hvor længe det job, der har ventet længst, er forfaldent", Tags.empty(),
				SEKUNDER, (b) -> sekunder(b.aeldsteJob()));
		maal(register, "tovholder.motorhaendelser", "Åbne incidents i motoren", Tags.empty(), null, Billede::haendelser);
		maal(register, "tovholder.tilsynsfund", "Fund, som eftersynet ikke kunne rette", Tags.empty(), null, Billede::fund);
		maal(register, "tovholder.fristvagt.siden.slag", "Tid siden vagten over frister sidst gik sin runde", Tags.empty(),
				SEKUNDER, (b) -> sekunder(b.sidenSlag()));
		maal(register, "tovholder.udbakke.alder", "Hvor længe det ældste i udbakken har ventet", Tags.empty(), SEKUNDER,
				(b) -> sekunder(b.udbakke()));
		Gauge.builder("tovholder.maaling.alder", this, Driftsmaal::alder)
			.description("Hvor gamle disse tal er")
			.baseUnit(SEKUNDER)
			.register(register);
		for (String resultat : Driftstal.RAEKKER) {
			FunctionCounter.builder("tovholder.kohorte.raekker", this, (m) -> m.raekker(resultat))
				.description("Rækker af kohorter, der er taget ind")
				.tags("resultat", resultat)
				.register(register);
		}
	}

	private void maal(MeterRegistry register, String navn, String beskrivelse, Tags tags, String enhed,
			ToDoubleFunction<Billede> vaerdi) {
		Gauge.builder(navn, this, (m) -> (m.billede == null) ? Double.NaN : vaerdi.applyAsDouble(m.billede))
			.description(beskrivelse)
			.tags(tags)
			.baseUnit(enhed)
			.register(register);
	}

	/** Reads everything anew. What fails leaves the old figures, which grow older. */
	void maal() {
		Instant nu = ur.instant();
		LocalDate idag = Tid.dato(nu);
		Billede nyt = new Billede(system.loebetid(), motor.jobstande(nu), motor.haendelser(),
				motor.aeldsteForfaldne(nu).map(forsinkelse::siden).orElse(Duration.ZERO), fund.aabne().size(),
				fristvagt.slag().map((slag) -> Duration.between(slag, system.nu())).orElse(Duration.ZERO),
				tal.aeldsteIUdbakken().map((lagt) -> Duration.between(lagt, system.nu())).orElse(Duration.ZERO),
				tal.kohorteraekker());
		if (sager != null) {
			sager.register(raekker(tal.sager()), true);
			frister.register(raekker(tal.frister(idag)), true);
			breve.register(raekker(tal.breve()), true);
			ventendeNyheder.register(raekker(tal.ventendeNyheder()), true);
			nyhedersAlder.register(raekker(tal.nyhedersAlder(system.nu())), true);
			fejledeLeveringer.register(raekker(tal.fejledeLeveringer()), true);
		}
		billede = nyt;
	}

	private static List<MultiGauge.Row<?>> raekker(Stream<Driftstal.Antal> antal) {
		return antal.<MultiGauge.Row<?>>map((a) -> MultiGauge.Row.of(Tags.of(a.maerker()), a.antal())).toList();
	}

	private double raekker(String resultat) {
		return (billede == null) ? 0 : billede.kohorteraekker().getOrDefault(resultat, 0L);
	}

	private double alder() {
		return (billede == null) ? Double.NaN : sekunder(system.loebetid().minus(billede.taget()));
	}

	private static double sekunder(Duration varighed) {
		return Math.max(0, varighed.toMillis() / 1000.0);
	}

}
