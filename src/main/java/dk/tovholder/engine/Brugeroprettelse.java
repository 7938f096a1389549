package dk.tovholder.engine;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dk.tovholder.engine.Startbrugere.Startbruger;
import dk.tovholder.sikkerhed.Befoejelse;
import dk.tovholder.sikkerhed.Rolle;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ResourceTypeUtil;

import org.springframework.stereotype.Component;

/**
 * Makes groups, users and what the engine lets each group do.
 * Grants are stated in full: what is not stated here is taken away again at the next start.
 * They are the second lock; the first is {@link Webadgang}.
 */
@Component
class Brugeroprettelse {

	/** The process whose start form a caseworker registers events with. */
	static final String HAENDELSE = "haendelse";

	/** The process whose start form the head of department suspends a programme with. */
	private static final String SUSPENSION = "suspension";

	/** Member of the engine's own admin group, so that nobody can set up the first administrator from the web. */
	static final String SYSTEMBRUGER = "tovholder-system";

	private static final String ALLE = Authorization.ANY;

	private final IdentityService identityService;

	private final AuthorizationService authorizationService;

	Brugeroprettelse(IdentityService identityService, AuthorizationService authorizationService) {
		this.identityService = identityService;
		this.authorizationService = authorizationService;
	}

	/**
	 * Makes the groups of all roles with their grants, and closes the engine's first-run setup. Idempotent.
	 * @param filtre ids of the task lists that all who have tasks may read
	 */
	void opretGrupper(Set<String> filtre) {
		for (Rolle rolle : Rolle.values()) {
			for (String gruppe : rolle.grupper()) {
				opretGruppe(gruppe, rolle.navn(gruppe), "TOVHOLDER");
				giv(gruppe, rettigheder(rolle, filtre));
			}
		}
		opretGruppe(Groups.CAMUNDA_ADMIN, "Systembruger", Groups.GROUP_TYPE_SYSTEM);
		opretBruger(new Startbruger(SYSTEMBRUGER, "Låst", "systembruger", "", tilfaeldigAdgangskode(),
				Set.of(Groups.CAMUNDA_ADMIN)));
	}

	/** Makes the user. One who exists already keeps password, name and groups. */
	void opretBruger(Startbruger startbruger) {
		if (this.identityService.createUserQuery().userId(startbruger.id()).count() == 0) {
			User bruger = this.identityService.newUser(startbruger.id());
			bruger.setFirstName(startbruger.fornavn());
			bruger.setLastName(startbruger.efternavn());
			bruger.setEmail(startbruger.mail());
			bruger.setPassword(startbruger.adgangskode());
			this.identityService.saveUser(bruger);
			for (String gruppe : startbruger.grupper()) {
				this.identityService.createMembership(startbruger.id(), gruppe);
			}
		}
	}

	/** Whether the id is that of the locked user or of the engine's own admin group. */
	static boolean erSystem(String id) {
		return id.equals(SYSTEMBRUGER) || id.equals(Groups.CAMUNDA_ADMIN);
	}

	private void opretGruppe(String id, String navn, String type) {
		if (this.identityService.createGroupQuery().groupId(id).count() == 0) {
			Group gruppe = this.identityService.newGroup(id);
			gruppe.setName(navn);
			gruppe.setType(type);
			this.identityService.saveGroup(gruppe);
		}
	}

	private static Map<Ret, Permission[]> rettigheder(Rolle rolle, Set<String> filtre) {
		Map<Ret, Permission[]> rettigheder = new HashMap<>();
		if (rolle.harOpgaver()) {
			rettigheder.put(new Ret(Resources.APPLICATION, "tasklist"), new Permission[] { Permissions.ACCESS });
			// The diagram of a task. Tasks themselves are seen by candidate group and assignee alone: houses stay apart.
			rettigheder.put(new Ret(Resources.PROCESS_DEFINITION, ALLE),
					new Permission[] { ProcessDefinitionPermissions.READ });
			for (String filter : filtre) {
				rettigheder.put(new Ret(Resources.FILTER, filter), new Permission[] { Permissions.READ });
			}
		}
		if (rolle.harOpgaver() && Befoejelse.MELD_HAENDELSE.roller().contains(rolle)) {
			rettigheder.putAll(start(HAENDELSE));
		}
		if (Befoejelse.SUSPENDER.roller().contains(rolle)) {
			rettigheder.putAll(start(SUSPENSION));
		}
		if (rolle.foelgerModeller()) {
			rettigheder.put(new Ret(Resources.APPLICATION, "cockpit"), new Permission[] { Permissions.ACCESS });
			// READ_INSTANCE lets the tokens be counted; what it opens besides is closed by Webadgang.
			rettigheder.put(new Ret(Resources.PROCESS_DEFINITION, ALLE), new Permission[] {
					ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE });
		}
		if (rolle == Rolle.ADMIN) {
			rettigheder.put(new Ret(Resources.APPLICATION, "admin"), new Permission[] { Permissions.ACCESS });
			rettigheder.put(new Ret(Resources.PROCESS_DEFINITION, ALLE),
					new Permission[] { ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE,
							ProcessDefinitionPermissions.RETRY_JOB });
			rettigheder.put(new Ret(Resources.USER, ALLE), new Permission[] { Permissions.READ, Permissions.CREATE,
					Permissions.UPDATE, Permissions.DELETE });
			rettigheder.put(new Ret(Resources.GROUP, ALLE), new Permission[] { Permissions.READ });
			rettigheder.put(new Ret(Resources.GROUP_MEMBERSHIP, ALLE),
					new Permission[] { Permissions.CREATE, Permissions.DELETE });
		}
		return rettigheder;
	}

	private static Map<Ret, Permission[]> start(String proces) {
		return Map.of(new Ret(Resources.PROCESS_DEFINITION, proces),
				new Permission[] { ProcessDefinitionPermissions.CREATE_INSTANCE }, new Ret(Resources.PROCESS_INSTANCE, ALLE),
				new Permission[] { ProcessInstancePermissions.CREATE });
	}

	private void giv(String gruppe, Map<Ret, Permission[]> rettigheder) {
		Map<Ret, Authorization> findes = new HashMap<>();
		for (Authorization authorization : this.authorizationService.createAuthorizationQuery()
			.groupIdIn(gruppe)
			.authorizationType(Authorization.AUTH_TYPE_GRANT)
			.list()) {
			Ret ret = Ret.af(authorization);
			if (ret != null) {
				findes.put(ret, authorization);
			}
		}
		rettigheder.forEach((ret, permissions) -> {
			Authorization authorization = findes.remove(ret);
			if (authorization == null) {
				authorization = this.authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
				authorization.setGroupId(gruppe);
				authorization.setResource(ret.resource());
				authorization.setResourceId(ret.id());
			}
			else if (Set.of(authorization.getPermissions(alle(ret.resource()))).equals(Set.of(permissions))) {
				return;
			}
			authorization.setPermissions(permissions);
			this.authorizationService.saveAuthorization(authorization);
		});
		findes.values().forEach((authorization) -> this.authorizationService.deleteAuthorization(authorization.getId()));
	}

	private static Permission[] alle(Resource resource) {
		return Stream.of(ResourceTypeUtil.getPermissionsByResourceType(resource.resourceType()))
			.filter((permission) -> permission.getValue() != Permissions.NONE.getValue()
					&& permission.getValue() != Permissions.ALL.getValue())
			.toArray(Permission[]::new);
	}

	/** A password that nobody knows. */
	static String tilfaeldigAdgangskode() {
		byte[] bytes = new byte[32];
		new SecureRandom().nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private record Ret(Resource resource, String id) {

		static Ret af(Authorization authorization) {
			for (Resources resource : Resources.values()) {
				if (resource.resourceType() == authorization.getResourceType()) {
					return new Ret(resource, authorization.getResourceId());
				}
			}
			return null;
		}

	}

}
