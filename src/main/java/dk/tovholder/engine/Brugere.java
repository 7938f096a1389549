package dk.tovholder.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Brugeroptagelse;
import dk.tovholder.sikkerhed.Brugerregister;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** The users and groups of the engine's own identity service. */
@Component
public class Brugere implements Brugerregister, Brugeroptagelse {

	private static final Logger logger = LoggerFactory.getLogger(Brugere.class);

	/** Who the user is at the provider, among what the engine keeps about a user; it goes with the user. */
	private static final String EMNE = "tovholder.emne";

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

	@Override
	public boolean optag(Profil profil) {
		if (Brugeroprettelse.erSystem(profil.id())) {
			return false;
		}
		try {
			return skriv(profil);
		}
		catch (ProcessEngineException ex) {
			// Somebody else wrote the same in the meantime: what they have written is found the second time.
			logger.info("The user is written down once more: {}", ex.getClass().getSimpleName());
			return skriv(profil);
		}
	}

	private boolean skriv(Profil profil) {
		AtomicBoolean optaget = new AtomicBoolean();
		this.motoradgang.somSystem(() -> {
			this.motoradgang.iEgenTransaktion(() -> {
				if (findesEllerOprettes(profil)) {
					flytTilGrupper(profil);
					optaget.set(true);
				}
			});
			return null;
		});
		return optaget.get();
	}

	private boolean findesEllerOprettes(Profil profil) {
		User bruger = this.identityService.createUserQuery().userId(profil.id()).singleResult();
		String kendtEmne = (bruger != null) ? this.identityService.getUserInfo(profil.id(), EMNE) : null;
		if (kendtEmne != null && !kendtEmne.equals(profil.emne())) {
			logger.warn("The user {} belongs to somebody else at the provider", profil.id());
			return false;
		}
		if (bruger == null) {
			bruger = this.identityService.newUser(profil.id());
			bruger.setPassword(Brugeroprettelse.tilfaeldigAdgangskode());
		}
		else if (Objects.equals(bruger.getFirstName(), profil.fornavn())
				&& Objects.equals(bruger.getLastName(), profil.efternavn())
				&& Objects.equals(bruger.getEmail(), profil.mail()) && kendtEmne != null) {
			return true;
		}
		bruger.setFirstName(profil.fornavn());
		bruger.setLastName(profil.efternavn());
		bruger.setEmail(profil.mail());
		this.identityService.saveUser(bruger);
		if (kendtEmne == null) {
			this.identityService.setUserInfo(profil.id(), EMNE, profil.emne());
		}
		return true;
	}

	private void flytTilGrupper(Profil profil) {
		Set<String> hidtil = grupper(profil.id());
		hidtil.stream()
			.filter((gruppe) -> !profil.grupper().contains(gruppe))
			.forEach((gruppe) -> this.identityService.deleteMembership(profil.id(), gruppe));
		profil.grupper()
			.stream()
			.filter((gruppe) -> !hidtil.contains(gruppe))
			.forEach((gruppe) -> this.identityService.createMembership(profil.id(), gruppe));
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
