package dk.tovholder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** The containers that the repository offers are locked as the README says. */
class DriftsfilTest {

	private final Map<String, Map<String, Object>> tjenester;

	DriftsfilTest() throws IOException {
		Map<String, Map<String, Map<String, Object>>> fil = new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
		this.tjenester = fil.get("services");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tovholder", "migrer" })
	void theProductIsAnOrdinaryUserOnAReadOnlyFileSystem(String navn) {
		Map<String, Object> tjeneste = this.tjenester.get(navn);
		assertThat(tjeneste).containsEntry("read_only", true)
			.containsEntry("cap_drop", List.of("ALL"))
			.containsEntry("security_opt", List.of("no-new-privileges:true"))
			.containsEntry("tmpfs", List.of("/tmp"))
			.doesNotContainKeys("privileged", "cap_add");
		assertThat(tjeneste.get("user").toString()).matches("[1-9]\\d*:[1-9]\\d*");
	}

	@Test
	void theProductWritesItsSignOfLifeAndNothingElse() {
		assertThat(liste("tovholder", "volumes")).filteredOn((mappe) -> !mappe.endsWith(":ro"))
			.singleElement()
			.asString()
			.endsWith(":/livstegn");
	}

	@Test
	void theProductNeverHoldsThePasswordOfWhomTheTablesBelongTo() {
		assertThat(miljoe("tovholder")).doesNotContainKeys("TOVHOLDER_DB_EJER_ADGANGSKODE", "TOVHOLDER_DB_ADMIN_ADGANGSKODE");
		assertThat(miljoe("migrer")).doesNotContainKeys("TOVHOLDER_NOEGLEFIL", "TOVHOLDER_ADMIN_ADGANGSKODE");
	}

	@Test
	void noSecretHasADefault() {
		this.tjenester.keySet()
			.stream()
			.filter((navn) -> this.tjenester.get(navn).containsKey("environment"))
			.forEach((navn) -> miljoe(navn).forEach((variabel, vaerdi) -> {
				if (variabel.endsWith("ADGANGSKODE") || variabel.endsWith("PASSWORD")) {
					assertThat(vaerdi.toString()).as(variabel).matches("\\$\\{[A-Z_]+(:\\?[^}]+)?}");
				}
			}));
	}

	@Test
	void nothingIsReachedFromOtherMachines() {
		assertThat(this.tjenester.get("db")).doesNotContainKey("ports").containsEntry("networks", List.of("indre"));
		this.tjenester.keySet()
			.stream()
			.filter((navn) -> this.tjenester.get(navn).containsKey("ports"))
			.forEach((navn) -> assertThat(liste(navn, "ports")).allSatisfy((port) -> assertThat(port).startsWith("127.0.0.1:")));
	}

	@SuppressWarnings("unchecked")
	private List<String> liste(String tjeneste, String noegle) {
		return (List<String>) this.tjenester.get(tjeneste).get(noegle);
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> miljoe(String tjeneste) {
		return (Map<String, Object>) this.tjenester.get(tjeneste).get("environment");
	}

}
