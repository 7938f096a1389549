package dk.tovholder.udefra;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

import static org.assertj.core.api.Assertions.assertThat;

/** Steps of many cases in the order of time: the demo clock goes only forward, so the cases are lived side by side. */
final class Tidslinje {

	private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

	private final List<Skridt> skridt = new ArrayList<>();

	private record Skridt(Instant tidspunkt, String hvad, Executable handling) {
	}

	/** A step at an instant, or on the morning of a day in Denmark. */
	void da(String tid, String hvad, Executable handling) {
		Instant tidspunkt = tid.endsWith("Z") ? Instant.parse(tid)
				: LocalDate.parse(tid).atTime(LocalTime.of(9, 0)).atZone(ZONE).toInstant();
		this.skridt.add(new Skridt(tidspunkt, hvad, handling));
	}

	/** A test a step; the clock is moved before the first step of each instant. */
	Stream<DynamicTest> proever(Klient klient) {
		List<Skridt> iOrden = this.skridt.stream().sorted(Comparator.comparing(Skridt::tidspunkt)).toList();
		Instant[] sidst = { Instant.EPOCH };
		return iOrden.stream().map((s) -> DynamicTest.dynamicTest(s.tidspunkt() + " " + s.hvad(), () -> {
			if (s.tidspunkt().isAfter(sidst[0])) {
				sidst[0] = s.tidspunkt();
				Klient.Svar svar = klient.ur(s.tidspunkt().toString());
				assertThat(svar.status()).as(svar.raa().body()).isEqualTo(200);
				assertThat(svar.krop().path("tidspunkt").asText()).isEqualTo(s.tidspunkt().toString());
			}
			s.handling().execute();
		}));
	}

}
