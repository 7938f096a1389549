package dk.tovholder.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Sessionsregister;
import dk.tovholder.sikkerhed.Sessionsregister.Hjemmel;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
		"spring.datasource.url=jdbc:h2:mem:sikkerhed;DB_CLOSE_DELAY=-1", "tovholder.demo.kohorte=tom",
		"tovholder.session.kontrol=1s" })
class SessionerTest {

	@Autowired
	private Sessioner sessioner;

	@Autowired
	private Sessioner.Indstillinger indstillinger;

	@Autowired
	private IdentityService identityService;

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	@BeforeEach
	void opretBruger() {
		User bruger = this.identityService.newUser("kort.tid");
		bruger.setPassword("laengere-end-tolv");
		this.identityService.saveUser(bruger);
		this.identityService.createMembership("kort.tid", "styregruppe");
		this.identityService.createMembership("kort.tid", "controller");
	}

	@AfterEach
	void sletBruger() {
		ClockUtil.reset();
		this.identityService.deleteUser("kort.tid");
	}

	private Optional<Bruger> bruger() {
		return this.sessioner.bruger(this.request);
	}

	private static Hjemmel hjemmel(BooleanSupplier svar) {
		return new Hjemmel() {
			@Override
			public boolean gaelder() {
				return svar.getAsBoolean();
			}

			@Override
			public Optional<String> afslutning() {
				return Optional.of("https://udbyder.invalid/ud");
			}
		};
	}

	@Test
	void whatIsTakenFromAUserIsGoneSoonAlsoWhileTheEnginesClockStandsStill() {
		ClockUtil.setCurrentTime(ClockUtil.getCurrentTime());
		this.sessioner.begynd(this.request, "kort.tid", null);
		assertThat(bruger().orElseThrow().grupper()).containsExactlyInAnyOrder("styregruppe", "controller");
		this.identityService.deleteMembership("kort.tid", "controller");
		await().atMost(20, TimeUnit.SECONDS)
			.until(() -> bruger().orElseThrow().grupper().equals(Set.of("styregruppe")));
		this.identityService.deleteUser("kort.tid");
		await().atMost(20, TimeUnit.SECONDS).until(() -> bruger().isEmpty());
		assertThat(this.request.getSession(false)).isNull();
	}

	@Test
	void theSettingsKeepToTheMinute() {
		Sessioner.Indstillinger ikkeAndet = new Binder(List.of())
			.bindOrCreate("tovholder.session", Sessioner.Indstillinger.class);
		// Known for this long, and for as long again where the provider is silent.
		assertThat(ikkeAndet.kontrol().multipliedBy(2)).isLessThanOrEqualTo(Duration.ofSeconds(60));
		assertThat(this.indstillinger.laengst()).isEqualTo(Duration.ofHours(10));
	}

	@Test
	void whoVouchesIsAskedAgain() {
		AtomicReference<Boolean> svar = new AtomicReference<>(true);
		this.sessioner.begynd(this.request, "kort.tid", hjemmel(svar::get));
		assertThat(bruger()).isPresent();
		svar.set(false);
		await().atMost(20, TimeUnit.SECONDS).until(() -> bruger().isEmpty());
	}

	@Test
	void silenceIsNeitherYesNorNo() {
		this.sessioner.begynd(this.request, "kort.tid", hjemmel(() -> {
			throw new Sessionsregister.Tavs(new IllegalStateException("no route"));
		}));
		assertThat(bruger()).isPresent();
		await().atMost(20, TimeUnit.SECONDS)
			.untilAsserted(() -> assertThatThrownBy(this::bruger).isInstanceOf(Sessionsregister.Tavs.class));
		assertThat(this.request.getSession(false)).as("kept until the provider answers").isNotNull();
	}

	@Test
	void aLoginLeavesNothingOfTheSessionBefore() {
		MockHttpSession gammel = (MockHttpSession) this.request.getSession();
		this.sessioner.begynd(this.request, "kort.tid", hjemmel(() -> true));
		assertThat(gammel.isInvalid()).isTrue();
		assertThat(this.request.getSession(false).getId()).isNotEqualTo(gammel.getId());
		assertThat(this.sessioner.afslut(this.request)).contains("https://udbyder.invalid/ud");
		assertThat(bruger()).isEmpty();
	}

}
