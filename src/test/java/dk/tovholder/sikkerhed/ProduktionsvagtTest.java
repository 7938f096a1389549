package dk.tovholder.sikkerhed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProduktionsvagtTest {

	private final MockEnvironment environment = new MockEnvironment();

	private Path noegle;

	@BeforeEach
	void sound(@TempDir Path mappe) throws IOException {
		Path noegle = Files.writeString(mappe.resolve("noegle"), "x");
		this.environment.setProperty("spring.datasource.url", "jdbc:postgresql://db/tovholder");
		this.environment.setProperty("spring.datasource.username", "tovholder");
		this.environment.setProperty("spring.datasource.password", "lang-og-ukendt-1");
		this.environment.setProperty("tovholder.brugere.admin-adgangskode", "lang-og-ukendt-2");
		this.environment.setProperty("tovholder.brugere.integration-adgangskode", "lang-og-ukendt-3");
		this.noegle = noegle;
		Files.setPosixFilePermissions(noegle, PosixFilePermissions.fromString("rw-r-----"));
		this.environment.setProperty("server.forward-headers-strategy", "native");
		this.environment.setProperty("camunda.bpm.database.schema-update", "false");
		this.environment.setProperty("management.endpoints.web.exposure.include", "health, metrics");
		this.environment.setProperty("tovholder.migrering.bruger", "tovholder_ejer");
		this.environment.setProperty("tovholder.migrering.adgangskode", "lang-og-ukendt-4");
		this.environment.setProperty("tovholder.kryptering.noeglefil", noegle.toString());
		this.environment.setProperty("tovholder.demo.aktiv", "false");
		this.environment.setProperty("tovholder.demo.kohorte", "tom");
		this.environment.setProperty("camunda.bpm.webapp.session-cookie.enable-secure-cookie", "true");
		this.environment.setProperty("camunda.bpm.webapp.csrf.enable-secure-cookie", "true");
		this.environment.setProperty("server.servlet.session.cookie.secure", "true");
		this.environment.setProperty("camunda.bpm.authorization.enabled", "true");
		this.environment.setProperty("spring.mail.host", "mail.kommune.invalid");
		this.environment.setProperty("tovholder.post.aktiv", "true");
		this.environment.setProperty("tovholder.post.afsender", "Tovholder <tovholder@kommune.invalid>");
		this.environment.setProperty("tovholder.post.systemadresse", "https://tovholder.kommune.invalid");
	}

	@Test
	void soundSettingsStart() {
		this.environment.setActiveProfiles("prod");
		assertThatCode(() -> vagt()).doesNotThrowAnyException();
	}

	@Test
	void newsLeaveOverHttpsWithAProperSecretOnly() {
		String sti = "tovholder.nyheder.abonnementer.fagsystem.";
		this.environment.setActiveProfiles("prod");
		this.environment.setProperty(sti + "url", "https://fagsystem.invalid/");
		this.environment.setProperty(sti + "hemmelighed", "whsec_cHLDuHZlaGVtbWVsaWdoZWQtZm9yLXByw7h2ZXI=");
		this.environment.setProperty(sti + "typer", "dk.tovholder.sag.udfald");
		assertThatCode(() -> vagt()).doesNotThrowAnyException();
		this.environment.setProperty(sti + "url", "http://fagsystem.invalid/");
		assertThatThrownBy(() -> vagt()).hasMessageContaining(sti + "url");
		this.environment.setProperty(sti + "url", "https://fagsystem.invalid/");
		for (String daarlig : List.of("", "whsec_a2Fr", "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "hemmelighed-uden-praefiks-som-er-lang",
				"whsec_cHLDuHZlaGVtbWVsaWdoZWQtZm9yLXByw7h2ZXI= whsec_a2Fr")) {
			this.environment.setProperty(sti + "hemmelighed", daarlig);
			assertThatThrownBy(() -> vagt()).as(daarlig).hasMessageContaining(sti + "hemmelighed").hasMessageNotContaining("a2Fr");
		}
	}

	@ParameterizedTest
	@CsvSource({ "spring.datasource.url,jdbc:h2:mem:x", "spring.datasource.url,''", "spring.datasource.username,''",
			"spring.datasource.password,''", "spring.datasource.password,kort",
			"spring.datasource.password,tovholder-demo", "tovholder.brugere.admin-adgangskode,''",
			"tovholder.brugere.admin-adgangskode,11-tegn-her", "tovholder.brugere.integration-adgangskode,''",
			"tovholder.kryptering.noeglefil,''", "tovholder.kryptering.noeglefil,/findes/ikke",
			"tovholder.demo.aktiv,true", "tovholder.demo.kohorte,kohorte-2020-12-01",
			"camunda.bpm.webapp.session-cookie.enable-secure-cookie,false",
			"camunda.bpm.webapp.csrf.enable-secure-cookie,false", "server.servlet.session.cookie.secure,false",
			"camunda.bpm.authorization.enabled,false", "camunda.bpm.admin-user.id,admin",
			"spring.h2.console.enabled,true", "spring.mail.host,''", "tovholder.post.afsender,''",
			"tovholder.post.afsender,Tovholder", "tovholder.post.systemadresse,''",
			"tovholder.post.systemadresse,tovholder.kommune.invalid",
			"tovholder.post.systemadresse,http://tovholder.kommune.invalid", "tovholder.post.aktiv,false",
			"spring.datasource.url,jdbc:postgresql://db/tovholder?password=lang-og-ukendt-1",
			"spring.datasource.password,aaaaaaaaaaaaaaaa", "server.forward-headers-strategy,none",
			"server.forward-headers-strategy,''",
			"server.servlet.session.cookie.http-only,false", "server.error.include-stacktrace,always",
			"management.endpoints.web.exposure.include,*", "'management.endpoints.web.exposure.include','health,env'",
			"management.endpoint.health.show-details,always", "camunda.bpm.database.schema-update,true",
			"camunda.bpm.database.schema-update,''", "spring.flyway.enabled,true",
			"camunda.bpm.metrics.db-reporter-activate,true",
			"camunda.bpm.generic-properties.properties.enableExpressionsInAdhocQueries,true",
			"camunda.bpm.generic-properties.properties.javaSerializationFormatEnabled,true",
			"camunda.bpm.generic-properties.properties.initializeTelemetry,true", "debug,true", "trace,TRUE",
			"logging.level.root,debug", "logging.level.org.camunda,TRACE" })
	void eachUnsafeSettingIsNamedOnALineOfItsOwn(String navn, String vaerdi) {
		this.environment.setProperty(navn, vaerdi);
		List<String> mangler = Produktionsvagt.mangler(this.environment);
		assertThat(mangler).singleElement().asString().startsWith(navn);
		this.environment.setActiveProfiles("prod");
		assertThatThrownBy(() -> vagt()).hasMessageContaining(mangler.get(0));
	}

	@ParameterizedTest
	@CsvSource({ "tovholder.oidc.udsteder,http://login.kommune.invalid", "tovholder.oidc.udsteder,''",
			"tovholder.oidc.klient-id,''", "tovholder.oidc.klient-hemmelighed,''", "tovholder.oidc.klient-hemmelighed,kort" })
	void aProviderTakesThePlaceOfThePasswordsAndIsAskedSafely(String navn, String vaerdi) {
		this.environment.setProperty("tovholder.brugere.admin-adgangskode", "");
		this.environment.setProperty("tovholder.brugere.integration-adgangskode", "");
		this.environment.setProperty("tovholder.oidc.aktiv", "true");
		this.environment.setProperty("tovholder.oidc.udsteder", "https://login.kommune.invalid/realms/kommune");
		this.environment.setProperty("tovholder.oidc.klient-id", "tovholder");
		this.environment.setProperty("tovholder.oidc.klient-hemmelighed", "lang-og-ukendt-4");
		assertThat(Produktionsvagt.mangler(this.environment)).isEmpty();
		this.environment.setProperty(navn, vaerdi);
		assertThat(Produktionsvagt.mangler(this.environment)).singleElement().asString().startsWith(navn);
	}

	@Test
	void onlyTheProxySaysWhereACallerIs() throws IOException {
		this.environment.getPropertySources()
			.addLast(new YamlPropertySourceLoader().load("prod", new ClassPathResource("application-prod.yml")).get(0));
		String navn = "server.tomcat.remoteip.internal-proxies";
		assertThat(this.environment.getProperty(navn)).satisfies((moenster) -> {
			assertThat("127.0.0.1").matches(moenster);
			assertThat("0:0:0:0:0:0:0:1").matches(moenster);
			assertThat("10.0.0.1").doesNotMatch(moenster);
			assertThat("127.0.0.11").doesNotMatch(moenster);
		});
		this.environment.setProperty("TOVHOLDER_PROXY", "10[.]1[.]2[.]3");
		assertThat(this.environment.getProperty(navn)).isEqualTo("10[.]1[.]2[.]3");
	}

	@Test
	void aKeyThatEverybodyCanReadIsRefused() throws IOException {
		Files.setPosixFilePermissions(this.noegle, PosixFilePermissions.fromString("rw-r--r--"));
		assertThat(Produktionsvagt.mangler(this.environment)).singleElement()
			.asString()
			.startsWith("tovholder.kryptering.noeglefil")
			.contains("kan læses af alle");
	}

	@Test
	void onePasswordForEverythingIsRefused() {
		this.environment.setProperty("tovholder.brugere.admin-adgangskode", "lang-og-ukendt-1");
		assertThat(Produktionsvagt.mangler(this.environment)).singleElement().asString().contains("skal være forskellige");
	}

	@Test
	void everythingThatIsWrongIsSaidAtOnce() {
		this.environment.setProperty("tovholder.demo.aktiv", "true");
		this.environment.setProperty("spring.mail.host", "");
		this.environment.setProperty("spring.datasource.url", "jdbc:h2:mem:x");
		assertThat(Produktionsvagt.mangler(this.environment)).hasSize(3).allSatisfy((linje) -> assertThat(linje).doesNotContain("\n"));
	}

	@ParameterizedTest
	@CsvSource({ "tovholder.migrering.bruger,tovholder", "tovholder.migrering.bruger,''", "tovholder.migrering.adgangskode,''",
			"spring.datasource.url,jdbc:h2:mem:x" })
	void tablesAreMovedByTheirOwnerOnly(String navn, String vaerdi) {
		assertThat(Produktionsvagt.migrering(this.environment)).isEmpty();
		this.environment.setProperty(navn, vaerdi);
		assertThat(Produktionsvagt.migrering(this.environment)).singleElement().asString().startsWith(navn);
	}

	/** The word alone does not open the product: only what serves nobody is let off. */
	@Test
	void theWordMigrerLetsNoServerStart() {
		this.environment.setActiveProfiles("prod", "migrer");
		this.environment.setProperty("tovholder.demo.aktiv", "true");
		SpringApplication server = new SpringApplication();
		server.setWebApplicationType(WebApplicationType.SERVLET);
		assertThatThrownBy(() -> new Produktionsvagt().postProcessEnvironment(this.environment, server))
			.hasMessageContaining("tovholder.demo.aktiv");
	}

	@Test
	void demoStartsWithItsOwnSettings() {
		this.environment.setProperty("spring.datasource.url", "jdbc:h2:file:./data/tovholder");
		assertThatCode(() -> vagt()).doesNotThrowAnyException();
	}

	private void vagt() {
		new Produktionsvagt().postProcessEnvironment(this.environment, new SpringApplication());
	}

}
