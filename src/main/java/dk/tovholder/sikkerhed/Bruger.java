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

	/** Whether the user may, to whatever extent. */
	public boolean maa(Befoejelse befoejelse) {
		return befoejelse.roller().stream().anyMatch(this::har);
	}

	/** Whether the user may with the cases of the house. */
	public boolean maa(Befoejelse befoejelse, String enhed) {
		return befoejelse.roller().stream().anyMatch((rolle) -> switch (befoejelse.omfang(rolle)) {
			case ALT -> har(rolle);
			case HUS -> har(rolle, enhed);
			case EGNE, KVITTERING, INTET -> false;
		});
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
		return maa(Befoejelse.LAES_SAG, enhed);
	}

	/** Whether the user may read cases of any house at all. */
	public boolean maaLaeseSager() {
		return !laesbareEnheder().isEmpty();
	}

	/** Whether the user gets back only what confirms a delivery: sagsnummer, tilstand, frister, udfald. */
	public boolean kunKvittering() {
		return maa(Befoejelse.LAES_SAG) && !maaLaeseSager();
	}

	/** Whether the user may be shown name and CPR number of citizens of the house, against a reason. */
	public boolean maaSeBorger(String enhed) {
		return maa(Befoejelse.SE_BORGER, enhed);
	}

	/** Whether the user may be shown that of citizens of some house. */
	public boolean maaSeBorgere() {
		return ENHEDER.stream().anyMatch(this::maaSeBorger);
	}

	/** Whether the user may say that a citizen of the house is protected. */
	public boolean maaBeskytte(String enhed) {
		return maa(Befoejelse.BESKYT_BORGER, enhed);
	}

	/** Whether the user may read who has been shown the cases of the house. */
	public boolean maaSeAdgange(String enhed) {
		return maa(Befoejelse.SE_ADGANGE, enhed);
	}

	/** Whether the user may read that of cases of some house. */
	public boolean maaSeAdgange() {
		return ENHEDER.stream().anyMatch(this::maaSeAdgange);
	}

	/** Whether the user may hand out everything about a citizen to the citizen. */
	public boolean maaGiveIndsigt() {
		return maa(Befoejelse.GIV_INDSIGT);
	}

	/** Whether the user may tell that a closed case is archived. */
	public boolean maaArkivere() {
		return maa(Befoejelse.ARKIVER);
	}

	/** Whether the user may start cases. */
	public boolean maaOpretteSag() {
		return maa(Befoejelse.OPRET_SAG);
	}

	/** Whether the user may report events on the cases of the house. */
	public boolean maaMeldeHaendelse(String enhed) {
		return maa(Befoejelse.MELD_HAENDELSE, enhed);
	}

	/** Whether the user may report events on cases of some house. */
	public boolean maaMeldeHaendelser() {
		return maa(Befoejelse.MELD_HAENDELSE);
	}

	/** Whether the user may report events on cases that nobody knows yet, and follow them. */
	public boolean maaMeldeForud() {
		return maa(Befoejelse.MELD_FORUD);
	}

	/** Whether the user may decide that a programme stands still. */
	public boolean maaSuspendere() {
		return maa(Befoejelse.SUSPENDER);
	}

	/** Whether the user may read which programmes stand still, and when. */
	public boolean maaSeSuspensioner() {
		return maa(Befoejelse.SE_SUSPENSIONER);
	}

	/** Whether the user may load cohorts and follow their loading. */
	public boolean maaIndlaeseKohorte() {
		return maa(Befoejelse.INDLAES_KOHORTE);
	}

	/** Whether the user may read the monthly statements: figures, never a citizen. */
	public boolean maaSeOpgoerelser() {
		return maa(Befoejelse.SE_OPGOERELSER);
	}

	/** Whether the user works in Tasklist: has tasks there, or a form of their own to start. */
	public boolean harOpgaver() {
		return maa(Befoejelse.LOES_OPGAVE);
	}

	/** Whether the user follows the models in Cockpit: how many stand where, never who. */
	public boolean foelgerModeller() {
		return maa(Befoejelse.FOELG_MODELLER);
	}

	/** Whether the user may read the demo clock. */
	public boolean maaSeUr() {
		return maa(Befoejelse.SE_UR);
	}

	/** Whether the user may move the demo clock. */
	public boolean maaFlytteUr() {
		return maa(Befoejelse.FLYT_UR);
	}

	/** Whether the user may operate the product: actuator, failed jobs, letters held back. */
	public boolean maaDrifte() {
		return maa(Befoejelse.DRIFT);
	}

}
