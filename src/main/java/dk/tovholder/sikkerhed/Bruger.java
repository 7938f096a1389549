package dk.tovholder.sikkerhed;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * A signed-in user and what the groups allow.
 *
 * @param id the user id
 * @param grupper ids of the user's groups; casework groups are {@code <enhed>.<rolle>}
 */
public record Bruger(String id, Set<String> grupper) implements AuthenticatedPrincipal {

	/** The houses that cases belong to. */
	public static final List<String> ENHEDER = List.of("aktivhuset", "integrationshuset");

	public Bruger {
		grupper = Set.copyOf(grupper);
	}

	@Override
	public String getName() {
		return this.id;
	}

	/** Whether the user has the role, in whichever house. */
	public boolean har(Rolle rolle) {
		return rolle.grupper().stream().anyMatch(this.grupper::contains);
	}

	/** Whether the user has the role in the house; roles above the houses count in each. */
	public boolean har(Rolle rolle, String enhed) {
		return this.grupper.contains(rolle.gruppe(enhed));
	}

	private boolean harEnAf(Rolle... roller) {
		return Stream.of(roller).anyMatch(this::har);
	}

	/** The houses in which the user does casework. */
	public Set<String> enheder() {
		return ENHEDER.stream().filter(this::arbejderI).collect(Collectors.toUnmodifiableSet());
	}

	private boolean arbejderI(String enhed) {
		return Stream.of(Rolle.values()).anyMatch((rolle) -> rolle.perEnhed() && har(rolle, enhed));
	}

	/** The houses whose cases the user may read. */
	public Set<String> laesbareEnheder() {
		return ENHEDER.stream().filter(this::maaLaeseSag).collect(Collectors.toUnmodifiableSet());
	}

	/** Whether the user may read the cases of the house. */
	public boolean maaLaeseSag(String enhed) {
		return arbejderI(enhed) || harEnAf(Rolle.REHAB_KOORDINATOR, Rolle.AFDELINGSLEDER, Rolle.CONTROLLER);
	}

	/** Whether the user may read cases of any house at all. */
	public boolean maaLaeseSager() {
		return !laesbareEnheder().isEmpty();
	}

	/** Whether the user gets back only what confirms a delivery: sagsnummer, tilstand, frister, udfald. */
	public boolean kunKvittering() {
		return har(Rolle.INTEGRATION) && !maaLaeseSager();
	}

	/** Whether the user may be shown name and CPR number of citizens of the house, against a reason. */
	public boolean maaSeBorger(String enhed) {
		return har(Rolle.SAGSBEHANDLER, enhed) || har(Rolle.JOBFORMIDLER, enhed) || har(Rolle.FAGLIG_LEDER, enhed);
	}

	/** Whether the user may be shown that of citizens of some house. */
	public boolean maaSeBorgere() {
		return ENHEDER.stream().anyMatch(this::maaSeBorger);
	}

	/** Whether the user may read who has been shown the cases of the house. */
	public boolean maaSeAdgange(String enhed) {
		return har(Rolle.FAGLIG_LEDER, enhed) || har(Rolle.AFDELINGSLEDER);
	}

	/** Whether the user may read that of cases of some house. */
	public boolean maaSeAdgange() {
		return ENHEDER.stream().anyMatch(this::maaSeAdgange);
	}

	/** Whether the user may hand out everything about a citizen to the citizen. */
	public boolean maaGiveIndsigt() {
		return har(Rolle.AFDELINGSLEDER);
	}

	/** Whether the user may tell that a closed case is archived. */
	public boolean maaArkivere() {
		return har(Rolle.INTEGRATION);
	}

	/** Whether the user may start cases. */
	public boolean maaOpretteSag() {
		return har(Rolle.INTEGRATION);
	}

	/** Whether the user may report events on the cases of the house. */
	public boolean maaMeldeHaendelse(String enhed) {
		return har(Rolle.INTEGRATION) || har(Rolle.SAGSBEHANDLER, enhed) || har(Rolle.JOBFORMIDLER, enhed);
	}

	/** Whether the user may report events on cases of some house. */
	public boolean maaMeldeHaendelser() {
		return harEnAf(Rolle.INTEGRATION, Rolle.SAGSBEHANDLER, Rolle.JOBFORMIDLER);
	}

	/** Whether the user may decide that a programme stands still. */
	public boolean maaSuspendere() {
		return har(Rolle.AFDELINGSLEDER);
	}

	/** Whether the user may read which programmes stand still, and when. */
	public boolean maaSeSuspensioner() {
		return harEnAf(Rolle.AFDELINGSLEDER, Rolle.PROJEKTLEDER, Rolle.ADMIN);
	}

	/** Whether the user may load cohorts and follow their loading. */
	public boolean maaIndlaeseKohorte() {
		return har(Rolle.INTEGRATION);
	}

	/** Whether the user may read the monthly statements: figures, never a citizen. */
	public boolean maaSeOpgoerelser() {
		return harEnAf(Rolle.PROJEKTLEDER, Rolle.STYREGRUPPE, Rolle.CONTROLLER, Rolle.AFDELINGSLEDER, Rolle.FAGLIG_LEDER);
	}

	/** Whether the user works in Tasklist: has tasks there, or a form of their own to start. */
	public boolean harOpgaver() {
		return Stream.of(Rolle.values()).anyMatch((rolle) -> rolle.harOpgaver() && har(rolle));
	}

	/** Whether the user follows the models in Cockpit: how many stand where, never who. */
	public boolean foelgerModeller() {
		return Stream.of(Rolle.values()).anyMatch((rolle) -> rolle.foelgerModeller() && har(rolle));
	}

	/** Whether the user may read the demo clock. */
	public boolean maaSeUr() {
		return true;
	}

	/** Whether the user may move the demo clock. */
	public boolean maaFlytteUr() {
		return har(Rolle.ADMIN);
	}

	/** Whether the user may operate the product: actuator, accounts, failed jobs. */
	public boolean maaDrifte() {
		return har(Rolle.ADMIN);
	}

}
