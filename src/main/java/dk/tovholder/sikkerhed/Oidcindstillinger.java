package dk.tovholder.sikkerhed;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people and integrations are known by the municipality's own provider (OpenID Connect).
 *
 * @param aktiv whether the provider is asked; then no password is taken anywhere
 * @param udsteder the issuer, exactly as it stands in its tokens
 * @param klientId the client id of the product
 * @param klientHemmelighed its secret
 * @param omfang scopes that a login asks for
 * @param publikum the audience that a bearer token must name; never the client id, or a login's token would open REST
 * @param brugerfelt the claim that is the user id
 * @param gruppefelter claims that list groups; a dot leads into an object
 * @param grupper what a group of ours is called by the provider; one that does not stand here is called as here
 * @param tokenLevetid the longest life of a bearer token, since nothing takes it back before it ends
 * @param urafvigelse how far the provider's clock may be ahead; it never lengthens a right
 */
@ConfigurationProperties("tovholder.oidc")
record Oidcindstillinger(boolean aktiv, @DefaultValue("") String udsteder, @DefaultValue("") String klientId,
		@DefaultValue("") String klientHemmelighed, @DefaultValue({ "openid", "profile", "email" }) Set<String> omfang,
		@DefaultValue("") String publikum, @DefaultValue("preferred_username") String brugerfelt,
		@DefaultValue("groups") List<String> gruppefelter, @DefaultValue Map<String, String> grupper,
		@DefaultValue("60s") Duration tokenLevetid, @DefaultValue("10s") Duration urafvigelse) {

	Oidcindstillinger {
		grupper = grupper.entrySet()
			.stream()
			.filter((par) -> !par.getValue().isBlank())
			.collect(Collectors.toUnmodifiableMap((par) -> gruppe(par.getKey()), (par) -> par.getValue().strip()));
		if (aktiv) {
			kraev("udsteder", udsteder);
			kraev("klient-id", klientId);
			kraev("klient-hemmelighed", klientHemmelighed);
			kraev("publikum", publikum);
			if (publikum.equals(klientId)) {
				throw new IllegalArgumentException("tovholder.oidc.publikum: skal være et andet navn end klient-id");
			}
		}
	}

	private static void kraev(String navn, String vaerdi) {
		if (vaerdi.isBlank()) {
			throw new IllegalArgumentException("tovholder.oidc." + navn + ": mangler");
		}
	}

	/** The group by its id, or by the same in the letters that an environment variable has. */
	private static String gruppe(String noegle) {
		return Arrays.stream(Rolle.values())
			.flatMap((rolle) -> rolle.grupper().stream())
			.filter((gruppe) -> gruppe.replace("-", "").equalsIgnoreCase(noegle.replace("-", "")))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("tovholder.oidc.grupper: gruppen findes ikke: " + noegle));
	}

	/** Our groups among those that the claims list. */
	Set<String> grupper(Map<String, Object> felter) {
		Set<String> navne = this.gruppefelter.stream()
			.flatMap((felt) -> vaerdier(felter, felt).stream())
			.collect(Collectors.toUnmodifiableSet());
		return Arrays.stream(Rolle.values())
			.flatMap((rolle) -> rolle.grupper().stream())
			.filter((gruppe) -> navne.contains(this.grupper.getOrDefault(gruppe, gruppe)))
			.collect(Collectors.toUnmodifiableSet());
	}

	private static List<String> vaerdier(Map<String, Object> felter, String felt) {
		Object vaerdi = felter.get(felt);
		int punktum = felt.indexOf('.');
		if (vaerdi == null && punktum > 0 && felter.get(felt.substring(0, punktum)) instanceof Map<?, ?> indre) {
			return vaerdier(indre.entrySet()
				.stream()
				.filter((par) -> par.getValue() != null)
				.collect(Collectors.toMap((par) -> String.valueOf(par.getKey()), Map.Entry::getValue)),
					felt.substring(punktum + 1));
		}
		if (vaerdi instanceof List<?> liste) {
			return liste.stream().map(String::valueOf).toList();
		}
		return (vaerdi instanceof String tekst) ? List.of(tekst) : List.of();
	}

}
