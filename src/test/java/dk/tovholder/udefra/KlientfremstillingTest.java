package dk.tovholder.udefra;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.tovholder.Program;
import dk.tovholder.Program.Udfald;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The description as its neighbours use it: a public linter, a client made from it, and the client of the README. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
		"spring.datasource.url=jdbc:h2:mem:dokumentation;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "tovholder.demo.kohorte=tom",
		"tovholder.kohorte.maks=1MB" })
@TestInstance(Lifecycle.PER_CLASS)
class KlientfremstillingTest {

	private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	@LocalServerPort
	private int port;

	private Klient k;

	private ObjectNode beskrivelse;

	@BeforeAll
	void hent() {
		this.k = new Klient(this.port);
		this.beskrivelse = (ObjectNode) this.k.hent("integration", "/api/openapi.json");
	}

	/** Needs npm: without it skipped, except on a build server ({@code CI=true}), where it fails. */
	@Nested
	@TestInstance(Lifecycle.PER_CLASS)
	class Linter {

		private static final String VERSION = "2.14.0";

		private static final Path MAPPE = Path.of("target", "redocly").toAbsolutePath();

		/** The recommended rules. A licence is the product's, not its description's. */
		private static final String PROGRAM = """
				import { lint, createConfig } from '@redocly/openapi-core';
				const config = await createConfig({ extends: ['recommended'], rules: { 'info-license': 'off' } });
				const fejl = await lint({ ref: process.argv[2], config });
				fejl.forEach((f) => console.log(f.severity, f.ruleId, f.message, f.location?.[0]?.pointer));
				process.exit(fejl.length ? 1 : 0);
				""";

		@BeforeAll
		void installer() throws IOException, InterruptedException {
			Files.createDirectories(MAPPE);
			Files.writeString(MAPPE.resolve("lint.mjs"), PROGRAM);
			Program.installer(MAPPE, "@redocly/openapi-core@" + VERSION);
		}

		@Test
		void theDescriptionFollowsTheRecommendedRules() throws IOException, InterruptedException {
			Udfald udfald = lint("openapi.json", KlientfremstillingTest.this.beskrivelse);
			assertThat(udfald.kode()).as(udfald.tekst()).isZero();
		}

		@Test
		void aDescriptionThatBreaksARuleIsRefused() throws IOException, InterruptedException {
			ObjectNode brudt = KlientfremstillingTest.this.beskrivelse.deepCopy();
			((ObjectNode) brudt.at("/paths/~1api~1sager/get")).remove("operationId");
			Udfald udfald = lint("brudt.json", brudt);
			assertThat(udfald.kode()).isNotZero();
			assertThat(udfald.tekst()).contains("operation-operationId");
		}

		private static Udfald lint(String navn, ObjectNode beskrivelse) throws IOException, InterruptedException {
			Path fil = Files.writeString(MAPPE.resolve(navn), beskrivelse.toString());
			return Program.koer(MAPPE, List.of("node", "lint.mjs", fil.toString()));
		}

	}

	/** A client made by a generator that knows nothing of the product. */
	@Nested
	class Generator {

		private static final Path MAPPE = Path.of("target", "klient").toAbsolutePath();

		private static final Path PROGRAM = Path.of("target/openapi-generator/openapi-generator-cli.jar").toAbsolutePath();

		private static final String RUNDTUR = """
				import dk.nabo.*;
				import dk.nabo.api.*;
				import dk.nabo.model.*;
				import java.net.http.HttpRequest;
				import java.time.LocalDate;
				import java.util.*;

				public class Rundtur {

					public static String tag(String adresse, String sagsnummer) throws Exception {
						ApiClient klient = new ApiClient();
						klient.updateBaseUri(adresse);
						String noegle = Base64.getEncoder().encodeToString("integration:tovholder-demo".getBytes());
						klient.setRequestInterceptor((HttpRequest.Builder b) -> b.header("Authorization", "Basic " + noegle));
						SagerApi sager = new SagerApi(klient);
						NySag ny = new NySag().sagsnummer(sagsnummer).program(NySag.ProgramEnum.AFKLARINGSPULJEN).cpr("0101750014")
							.navn("Ida Prøve").enhed(NySag.EnhedEnum.AKTIVHUSET).sagStart(LocalDate.of(2020, 12, 1))
							.aktivitetsparat(true)
							.addYdelsesperioderItem(new Ydelsesperiode().ydelse("KONTANTHJAELP").fra(LocalDate.of(2010, 12, 1))
								.til(LocalDate.of(2020, 11, 30)));
						Kvittering kvittering = sager.opretSag(ny);
						NyHaendelse haendelse = new NyHaendelse().haendelsesId("klient-1").type("SamtykkeGivet")
							.effektivDato(LocalDate.of(2020, 12, 1)).kilde("klient");
						String foerst = sager.meldHaendelse(sagsnummer, haendelse).getResultat().getValue();
						String igen = sager.meldHaendelse(sagsnummer, haendelse).getResultat().getValue();
						Fristsvar frist = new FristerApi(klient).beregnFrist(new Fristspoergsmaal()
							.fristtype(Fristspoergsmaal.FristtypeEnum.STRAKSAFKLARING).ankerdato(LocalDate.of(2020, 12, 1)));
						int afvist;
						try {
							sager.laesSag("FINDES-IKKE");
							afvist = 0;
						}
						catch (ApiException ex) {
							afvist = ex.getCode();
						}
						return kvittering.getSagsnummer() + " " + kvittering.getFrister().get(0).getDato() + " " + foerst + " " + igen + " "
							+ frist.getDato() + " " + afvist + " " + sager.laesSag(sagsnummer).getKvittering().getTilstand();
					}

				}
				""";

		@Test
		void aClientThatIsMadeFromTheDescriptionMakesARoundTrip() throws Exception {
			assertThat(PROGRAM).as("fetched in the phase process-test-classes").isRegularFile();
			Path ind = MAPPE.resolve("openapi.json");
			Files.createDirectories(MAPPE);
			Files.writeString(ind, KlientfremstillingTest.this.beskrivelse.toString());
			Udfald udfald = Program.koer(MAPPE, List.of(JAVA.toString(), "-Xmx512m", "-jar", PROGRAM.toString(), "generate", "-g", "java", "--library",
					"native", "-i", ind.toString(), "-o", MAPPE.resolve("kilde").toString(), "--additional-properties",
					"openApiNullable=false,useJakartaEe=true,invokerPackage=dk.nabo,apiPackage=dk.nabo.api,modelPackage=dk.nabo.model"));
			assertThat(udfald.kode()).as(udfald.tekst()).isZero();
			Path rundtur = Files.writeString(MAPPE.resolve("Rundtur.java"), RUNDTUR);
			Path klasser = Files.createDirectories(MAPPE.resolve("klasser"));
			List<Path> kilder = new ArrayList<>(List.of(rundtur));
			try (Stream<Path> filer = Files.walk(MAPPE.resolve("kilde/src/main/java"))) {
				filer.filter((fil) -> fil.toString().endsWith(".java")).forEach(kilder::add);
			}
			oversaet(kilder, klasser);
			try (URLClassLoader klient = new URLClassLoader(new URL[] { klasser.toUri().toURL() }, getClass().getClassLoader())) {
				Object svar = klient.loadClass("Rundtur")
					.getMethod("tag", String.class, String.class)
					.invoke(null, KlientfremstillingTest.this.k.rod(), "KLIENT-1");
				assertThat(svar).isEqualTo("KLIENT-1 2020-12-29 ANVENDT GENTAGET 2021-01-26 404 STRAKS_SAMTALE");
			}
		}

		private static void oversaet(List<Path> kilder, Path klasser) throws IOException {
			JavaCompiler oversaetter = ToolProvider.getSystemJavaCompiler();
			StringWriter besked = new StringWriter();
			try (StandardJavaFileManager filer = oversaetter.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
				boolean lykkedes = oversaetter
					.getTask(besked, filer, null, List.of("-proc:none", "-nowarn", "-d", klasser.toString()), null,
							filer.getJavaFileObjectsFromPaths(kilder))
					.call();
				assertThat(lykkedes).as(besked.toString()).isTrue();
			}
		}

	}

	/** What the README tells a neighbour to write. */
	@Nested
	class Laesmig {

		private static final String DEMO = "http://127.0.0.1:8080";

		@Test
		void theCallsOfTheReadmeAreAnswered() throws Exception {
			Udfald udfald = Program.koer(Path.of("").toAbsolutePath(), List.of("bash", "-e", "-c",
					"curl() { command curl -sS --fail-with-body \"$@\"; }\n" + blok("```\n").replace(DEMO, KlientfremstillingTest.this.k.rod())));
			assertThat(udfald.kode()).as(udfald.tekst()).isZero();
			assertThat(udfald.tekst()).contains("\"sagsnummer\":\"KALD-1\"", "\"resultat\":\"ANVENDT\"", "\"openapi\":\"3.1.0\"");
		}

		@Test
		void theProgramOfTheReadmeRuns() throws Exception {
			Path fil = Path.of("target", "Aflever.java");
			Files.writeString(fil, blok("```java\n"));
			Udfald udfald = Program.koer(Path.of("").toAbsolutePath(), List.of(JAVA.toString(), fil.toString(), KlientfremstillingTest.this.k.rod()));
			assertThat(udfald.kode()).as(udfald.tekst()).isZero();
			assertThat(udfald.tekst()).contains("201", "STRAKS_SAMTALE", "GENTAGET");
		}

		/** The first block of its kind under the heading. */
		private static String blok(String begynd) throws IOException {
			String readme = Files.readString(Path.of("README.md"));
			int fra = readme.indexOf(begynd, readme.indexOf("### Write a client")) + begynd.length();
			return readme.substring(fra, readme.indexOf("```", fra));
		}

	}

}
