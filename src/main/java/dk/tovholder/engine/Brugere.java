package dk.tovholder.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Brugerregister;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;

import org.springframework.stereotype.Component;

/** The users and groups of the engine's own identity service. */
@Component
public class Brugere implements Brugerregister {

	private static final int LAENGSTE_ID = 64;

	private static final int LAENGSTE_ADGANGSKODE = 256;

	private final IdentityService identityService;

	private final Motoradgang motoradgang;

	Brugere(IdentityService identityService, Motoradgang motoradgang) {
		this.identityService = identityService;
		this.motoradgang = motoradgang;
	}

	@Override
	public Optional<Bruger> godkend(String brugerId, String adgangskode) {
		if (brugerId.isEmpty() || brugerId.length() > LAENGSTE_ID || adgangskode.length() > LAENGSTE_ADGANGSKODE
				|| !this.identityService.checkPassword(brugerId, adgangskode)) {
			return Optional.empty();
		}
		return Optional.of(new Bruger(brugerId, grupper(brugerId)));
	}

	@Override
	public Optional<Bruger> aktuel() {
		Authentication authentication = this.identityService.getCurrentAuthentication();
		if (authentication == null || authentication.getUserId() == null) {
			return Optional.empty();
		}
		Set<String> grupper = (authentication.getGroupIds() != null) ? Set.copyOf(authentication.getGroupIds())
				: Set.of();
		return Optional.of(new Bruger(authentication.getUserId(), grupper));
	}

	@Override
	public List<Person> medlemmer(String gruppe) {
		return this.motoradgang
			.somSystem(() -> this.identityService.createUserQuery()
				.memberOfGroup(gruppe)
				.orderByUserId()
				.asc()
				.unlimitedList())
			.stream()
			.map(Brugere::person)
			.toList();
	}

	@Override
	public Optional<Person> person(String brugerId) {
		return Optional
			.ofNullable(this.motoradgang
				.somSystem(() -> this.identityService.createUserQuery().userId(brugerId).singleResult()))
			.map(Brugere::person);
	}

	private static Person person(User bruger) {
		String mail = (bruger.getEmail() != null) ? bruger.getEmail().strip() : "";
		return new Person(bruger.getId(), bruger.getFirstName() + " " + bruger.getLastName(),
				mail.isEmpty() ? null : mail);
	}

	private Set<String> grupper(String brugerId) {
		return this.identityService.createGroupQuery()
			.groupMember(brugerId)
			.list()
			.stream()
			.map(Group::getId)
			.collect(Collectors.toUnmodifiableSet());
	}

}
