package dk.tovholder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The house rules that the compiler does not know. */
class ArkitekturTest {

	private static final JavaClasses KLASSER = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("dk.tovholder");

	private static JavaClass yderste(JavaClass klasse) {
		return klasse.getEnclosingClass().map(ArkitekturTest::yderste).orElse(klasse);
	}

	/** A class, and everything that is written inside it. */
	private static DescribedPredicate<JavaClass> iKlasse(String beskrivelse, Predicate<JavaClass> kriterium) {
		return describe(beskrivelse, (klasse) -> kriterium.test(yderste(klasse)));
	}

	@Nested
	class Moduler {

		@Test
		void modulesUseEachOtherWithoutCycles() {
			ApplicationModules.of(TovholderApplication.class).verify();
		}

		@Test
		void theEngineIsSeenOnlyWhereItIsDriven() {
			Pattern ledende = Pattern.compile(".*(Process|Delegate|Listener)");
			noClasses()
				.that(iKlasse("are not a process, a delegate, a listener or engine plumbing",
						(klasse) -> !ledende.matcher(klasse.getSimpleName()).matches()
								&& !klasse.getPackageName().equals("dk.tovholder.engine")))
				.should()
				.dependOnClassesThat(resideInAPackage("org.camunda.."))
				.check(KLASSER);
		}

		@Test
		void theDomainKnowsNoEngine() {
			noClasses()
				.that()
				.resideInAnyPackage("dk.tovholder.sag..", "dk.tovholder.frist..", "dk.tovholder.kalender..",
						"dk.tovholder.borger..", "dk.tovholder.kohorte..")
				.should()
				.dependOnClassesThat()
				.resideInAPackage("org.camunda..")
				.check(KLASSER);
		}

		@Test
		void everyPackageSaysWhatItIsFor() throws IOException {
			Pattern saetning = Pattern.compile("^/\\*\\*\\s[^@]*\\S[^@]*\\.\\s*\\*/\\s*(@.*\\s+)*package .*", Pattern.DOTALL);
			List<Path> tavse = new ArrayList<>();
			try (Stream<Path> filer = Files.walk(Path.of("src/main/java"))) {
				Set<Path> pakker = filer.filter((fil) -> fil.toString().endsWith(".java"))
					.map(Path::getParent)
					.collect(Collectors.toCollection(TreeSet::new));
				assertThat(pakker).isNotEmpty();
				for (Path pakke : pakker) {
					Path fil = pakke.resolve("package-info.java");
					if (!Files.exists(fil) || !saetning.matcher(Files.readString(fil)).matches()) {
						tavse.add(pakke);
					}
				}
			}
			assertThat(tavse).isEmpty();
		}

	}

	@Nested
	class Ure {

		/** Where a clock may be read that is not the injected one. */
		private static final Set<String> UNDTAGET = Set.of(
				// Is the injected clock.
				"dk.tovholder.engine.Motorur",
				// Moves the injected clock for the demo.
				"dk.tovholder.engine.Motorstyring",
				// Measures how long an address must wait; a moved demo clock must not let anybody in.
				"dk.tovholder.sikkerhed.Loginbremse",
				// Is the machine's clock, for back-off, leases and signs of life: other machines know no demo clock.
				"dk.tovholder.kalender.Maskinur",
				// Measures how long something stands still, beside a clock that can be moved.
				"dk.tovholder.tilsyn.Systemtid");

		@Test
		void nobodyReadsAClockThatWasNotGiven() {
			noClasses()
				.that(iKlasse("are not exempted", (klasse) -> !UNDTAGET.contains(klasse.getName())))
				.should()
				.accessTargetWhere(describe("the target is a clock of its own", Ure::egetUr))
				.check(KLASSER);
		}

		@Test
		void everyExemptionIsNeeded() {
			assertThat(KLASSER.stream()
				.filter((klasse) -> klasse.getAccessesFromSelf().stream().anyMatch(Ure::egetUr))
				.map((klasse) -> yderste(klasse).getName())
				.collect(Collectors.toSet())).containsAll(UNDTAGET);
		}

		private static boolean egetUr(JavaAccess<?> adgang) {
			AccessTarget maal = adgang.getTarget();
			JavaClass ejer = maal.getOwner();
			boolean ingenKlokke = !(maal instanceof AccessTarget.CodeUnitAccessTarget kode)
					|| kode.getRawParameterTypes().stream().noneMatch((parameter) -> parameter.isEquivalentTo(Clock.class));
			return switch (maal.getName()) {
				case "now" -> ejer.isAssignableTo(Temporal.class) && ingenKlokke;
				case "currentTimeMillis", "nanoTime" -> ejer.isEquivalentTo(System.class);
				case "<init>" -> ejer.isEquivalentTo(Date.class) && maal instanceof AccessTarget.CodeUnitAccessTarget kode
						&& kode.getRawParameterTypes().isEmpty();
				case "getInstance" -> ejer.isAssignableTo(Calendar.class);
				default -> ejer.isEquivalentTo(ClockUtil.class)
						|| (ejer.isEquivalentTo(Clock.class) && maal.getName().matches("system.*|tick.+"));
			};
		}

	}

	@Nested
	class Klasser {

		@Test
		void whatAClassNeedsItIsGivenInItsConstructor() {
			GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(KLASSER);
		}

		@Test
		void nobodyWritesToTheConsole() {
			GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(KLASSER);
		}

		@Test
		void everyNameSaysWhatTheClassIs() {
			noClasses().should().haveNameMatching(".*(Impl|Helper|Utils?|Manager)").check(KLASSER);
		}

		@Test
		void noClassExistsToBeExtended() {
			noClasses().that()
				.areNotInterfaces()
				.and()
				.areNotEnums()
				.should()
				.haveModifier(JavaModifier.ABSTRACT)
				.check(KLASSER);
		}

		@Test
		void controllersAreSeenByTheWebOnly() {
			classes().that()
				.areMetaAnnotatedWith(Controller.class)
				.or()
				.areMetaAnnotatedWith(ControllerAdvice.class)
				.should()
				.bePackagePrivate()
				.check(KLASSER);
		}

		/**
		 * A type is public because another module uses it, because it is part of what such a type says, or because models
		 * ask it: expressions reach public classes only.
		 */
		@Test
		void aTypeIsPublicForAReason() {
			Set<JavaClass> begrundede = new HashSet<>();
			Set<JavaClass> rest = KLASSER.stream()
				.filter((klasse) -> klasse.getModifiers().contains(JavaModifier.PUBLIC) && klasse.isTopLevelClass())
				.collect(Collectors.toCollection(HashSet::new));
			Predicate<JavaClass> begrundet = (klasse) -> klasse.isEquivalentTo(TovholderApplication.class)
					|| spoergesAfModeller(klasse) || bruges(klasse)
					|| begrundede.stream().anyMatch((anden) -> naevnes(klasse, anden));
			for (List<JavaClass> nye = rest.stream().filter(begrundet).toList(); !nye.isEmpty(); nye = rest.stream()
				.filter(begrundet)
				.toList()) {
				begrundede.addAll(nye);
				nye.forEach(rest::remove);
			}
			assertThat(rest.stream().map(JavaClass::getName).sorted()).isEmpty();
		}

		private static boolean bruges(JavaClass klasse) {
			return Stream.concat(Stream.of(klasse), KLASSER.stream().filter((indre) -> yderste(indre).equals(klasse)))
				.flatMap((del) -> del.getDirectDependenciesToSelf().stream())
				.map(Dependency::getOriginClass)
				.anyMatch((bruger) -> !bruger.getPackageName().equals(klasse.getPackageName()));
		}

		/** Whether a public member of a type, or of what is written inside it, says the class. */
		private static boolean naevnes(JavaClass klasse, JavaClass andenType) {
			return KLASSER.stream()
				.filter((del) -> yderste(del).equals(andenType))
				.flatMap((del) -> Stream.concat(
						del.getCodeUnits().stream().filter(Klasser::synlig).flatMap((enhed) -> enhed.getAllInvolvedRawTypes().stream()),
						del.getFields().stream().filter(Klasser::synlig).flatMap((felt) -> felt.getAllInvolvedRawTypes().stream())))
				.anyMatch(klasse::equals);
		}

		private static boolean synlig(HasModifiers medlem) {
			return medlem.getModifiers().contains(JavaModifier.PUBLIC);
		}

		private static boolean spoergesAfModeller(JavaClass klasse) {
			return klasse.tryGetAnnotationOfType(Component.class).filter((bean) -> !bean.value().isEmpty()).isPresent();
		}

	}

}
