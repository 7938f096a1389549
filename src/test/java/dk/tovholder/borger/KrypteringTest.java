package dk.tovholder.borger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class KrypteringTest {

	private static final String EN = "cjwhEjnGmq7LIdyPrjt4qt2bU9pmGpgpL8eD4FhA3Oo=";

	private static final String TO = "MHJa9pN1lOlfUgJk6xSyhYQTfnhO7mfTj0sE5ljxM6I=";

	private static final String TRE = "sJd2tTsxX8xVQ0yEoS7q5nqkL1WQd8mAQIzlJv3cYHk=";

	private final Kryptering kryptering = new Kryptering(noegler(EN, TO));

	@Test
	void textComesBackAndIsNeverEncryptedTheSameTwice() {
		String krypteret = this.kryptering.krypter("0203701234 æøå");
		assertThat(this.kryptering.dekrypter(krypteret)).isEqualTo("0203701234 æøå");
		assertThat(this.kryptering.krypter("0203701234 æøå")).isNotEqualTo(krypteret);
	}

	@Test
	void changedCipherTextIsRefused() {
		byte[] krypteret = this.kryptering.krypter(new byte[] { 1, 2, 3 });
		for (int i = 0; i < krypteret.length; i++) {
			byte[] aendret = krypteret.clone();
			aendret[i] ^= 1;
			assertThatIllegalStateException().isThrownBy(() -> this.kryptering.dekrypter(aendret));
		}
		assertThatIllegalStateException().isThrownBy(() -> this.kryptering.dekrypter(Arrays.copyOf(krypteret, 3)));
		assertThatIllegalStateException().isThrownBy(() -> this.kryptering.dekrypter("ikke base64!"));
	}

	@Test
	void newKeyReadsWhatTheEarlierWrote() {
		String krypteret = this.kryptering.krypter("tekst");
		Kryptering efter = new Kryptering(new Noegler(new Krypteringsindstillinger(TRE, TO, List.of(EN), null), false));
		assertThat(efter.dekrypter(krypteret)).isEqualTo("tekst");
		assertThat(efter.dekrypter(efter.krypter("ny"))).isEqualTo("ny");
		assertThatIllegalStateException().isThrownBy(() -> this.kryptering.dekrypter(efter.krypter("ny")))
			.withMessageContaining("tidligere-noegler");
	}

	@Test
	void keyedHashDependsOnKeyPurposeAndContent() {
		Noegleaftryk aftryk = new Noegleaftryk(noegler(EN, TO));
		assertThat(aftryk.af("cpr", "a")).matches("[0-9a-f]{64}")
			.isEqualTo(new Noegleaftryk(noegler(TRE, TO)).af("cpr", "a"))
			.isNotEqualTo(aftryk.af("cpr", "b"))
			.isNotEqualTo(aftryk.af("sag", "a"))
			.isNotEqualTo(new Noegleaftryk(noegler(EN, TRE)).af("cpr", "a"));
	}

	private static Noegler noegler(String noegle, String opslagsnoegle) {
		return new Noegler(new Krypteringsindstillinger(noegle, opslagsnoegle, null, null), false);
	}

	@Nested
	class Keys {

		@Test
		void theDemoMakesAFileThatOnlyItsOwnerReadsAndKeepsIt(@TempDir Path mappe) throws IOException {
			Path fil = mappe.resolve("data").resolve("tovholder.noegle");
			String krypteret = new Kryptering(fra(fil, true)).krypter("tekst");
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fil))).isEqualTo("rw-------");
			assertThat(new Kryptering(fra(fil, true)).dekrypter(krypteret)).isEqualTo("tekst");
			assertThat(new Kryptering(fra(fil, false)).dekrypter(krypteret)).isEqualTo("tekst");
			assertThat(Files.list(fil.getParent())).containsExactly(fil);
		}

		@Test
		void productionNeverMakesAFile(@TempDir Path mappe) {
			Path fil = mappe.resolve("tovholder.noegle");
			assertThatIllegalStateException().isThrownBy(() -> fra(fil, false))
				.withMessageContaining("tovholder.kryptering.noeglefil");
			assertThat(fil).doesNotExist();
		}

		@Test
		void missingKeysStopTheStart() {
			assertThatIllegalStateException().isThrownBy(() -> noegler(null, null))
				.withMessageContaining("tovholder.kryptering.noegle mangler");
			assertThatIllegalStateException().isThrownBy(() -> noegler(EN, " "))
				.withMessageContaining("tovholder.kryptering.opslagsnoegle mangler");
			assertThatIllegalStateException()
				.isThrownBy(() -> new Noegler(new Krypteringsindstillinger("", "", null, ""), true));
		}

		@ParameterizedTest
		@ValueSource(strings = { "ikke base64!", "a29ydA==", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" })
		void unusableKeyIsRefusedWithoutRepeatingIt(String noegle) {
			assertThatIllegalStateException().isThrownBy(() -> noegler(noegle, TO)).withMessageNotContaining(noegle);
		}

		@Test
		void theTwoKeysMustDiffer() {
			assertThatIllegalStateException().isThrownBy(() -> noegler(EN, EN)).withMessageContaining("forskellige");
		}

		@Test
		void settingsDoNotTellTheKeys() {
			assertThat(new Krypteringsindstillinger(EN, TO, List.of(TRE), "fil").toString()).doesNotContain(EN, TO,
					TRE);
			assertThat(Base64.getDecoder().decode(EN)).hasSize(32);
		}

		private static Noegler fra(Path fil, boolean demo) {
			return new Noegler(new Krypteringsindstillinger("", "", List.of(), fil.toString()), demo);
		}

	}

}
