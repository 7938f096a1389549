package dk.tovholder.sag;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dk.tovholder.borger.Borgere;
import dk.tovholder.frist.Fristtype;

/**
 * A case in the current transaction: its facts, what follows from them, and the rows that stand for it. Locked against
 * everybody else for as long as the transaction lasts.
 */
public final class Sag {

	private final Sagsgrund grund;

	private final String navn;

	private final List<Haendelse> haendelser;

	private List<Frist> frister;

	private String procesId;

	private Sagsbillede billede;

	private Tilstand gemtTilstand;

	private List<Suspension> suspensioner = List.of();

	private String suspension = Suspensionsstand.INGEN;

	private boolean suspensionAendret;

	private Talgrundlag talt;

	Sag(Sagsgrund grund, String navn, List<Haendelse> haendelser, List<Frist> frister, String procesId,
			Tilstand gemtTilstand) {
		this.gemtTilstand = gemtTilstand;
		this.grund = grund;
		this.navn = navn;
		this.haendelser = new ArrayList<>(haendelser);
		this.frister = frister;
		this.procesId = procesId;
	}

	public String sagsnummer() {
		return grund.sagsnummer();
	}

	public String enhed() {
		return grund.enhed();
	}

	/** The citizen's display name; never interpreted. */
	public String navn() {
		return navn;
	}

	/** Whether the citizen's name and address are protected, so that the display name says nothing. */
	public boolean beskyttet() {
		return navn.equals(Borgere.SKJULT);
	}

	public LocalDate sagStart() {
		return grund.sagStart();
	}

	/** Days covered by the five benefits, as the target-group decision saw them. */
	public int daekkedeDage() {
		return grund.daekkedeDage();
	}

	/** The limit that the covered days are compared with. */
	public int graense() {
		return grund.graense();
	}

	/** The engine's instance of the main process, or null before it starts and after it has ended. */
	public String procesId() {
		return procesId;
	}

	public Sagsbillede billede() {
		return billede;
	}

	public List<Frist> frister() {
		return frister;
	}

	Haendelse haendelse(int nr) {
		return haendelser.stream().filter((h) -> h.nr() == nr).findFirst().orElseThrow();
	}

	/** The state on the case's row, which may lag behind what time alone has brought. */
	Tilstand gemtTilstand() {
		return gemtTilstand;
	}

	void gemtTilstand(Tilstand tilstand) {
		this.gemtTilstand = tilstand;
	}

	Sagsgrund grund() {
		return grund;
	}

	/** Whether the user is, or once was, the citizen's personal job broker. */
	public boolean harHaftJobformidler(String bruger) {
		return haendelser.stream()
			.anyMatch((h) -> h.status() == Haendelse.Status.ANVENDT && bruger.equals(h.data().get("jobformidler")));
	}

	List<Haendelse> haendelser() {
		return haendelser;
	}

	/** The facts that count, in the order in which they were registered. */
	List<Haendelse> anvendte() {
		return haendelser.stream().filter((h) -> h.status() == Haendelse.Status.ANVENDT).toList();
	}

	/** The event that a sender has given an id, whatever became of it. */
	Optional<Haendelse> haendelse(String haendelsesId) {
		return haendelser.stream().filter((h) -> haendelsesId.equals(h.haendelsesId())).findFirst();
	}

	/** The day from which the target group keeps the citizen out, or null. */
	LocalDate ikkeOmfattetFra() {
		return Sagsberegner.ikkeOmfattetFra(grund, haendelser, billede.omfattet(), billede.manglerOplysninger());
	}

	int naesteNr() {
		return haendelser.stream().mapToInt(Haendelse::nr).max().orElse(0) + 1;
	}

	void tilfoej(Haendelse haendelse) {
		haendelser.add(haendelse);
	}

	void fjern(Haendelse haendelse) {
		haendelser.remove(haendelse);
	}

	void erstat(Haendelse haendelse) {
		haendelser.replaceAll((h) -> (h.nr() == haendelse.nr()) ? haendelse : h);
	}

	void billede(Sagsbillede nyt) {
		this.billede = nyt;
	}

	void frister(List<Frist> nye) {
		this.frister = List.copyOf(nye);
	}

	/** The suspensions that the case's days are to be counted by; those of other houses among them. */
	List<Suspension> suspensioner() {
		return suspensioner;
	}

	void suspensioner(List<Suspension> alle, String fulgt) {
		this.suspensioner = alle;
		this.suspension = fulgt;
	}

	/** What the case has followed of them so far. */
	String suspension() {
		return suspension;
	}

	void suspension(String nu) {
		this.suspension = nu;
		this.suspensionAendret = true;
	}

	/** Whether that has changed in this transaction, so that the models may have to follow. */
	boolean suspensionAendret() {
		return suspensionAendret;
	}

	void procesId(String id) {
		this.procesId = id;
	}

	/** What the case was counted from last, or null where it never was. */
	Talgrundlag talt() {
		return talt;
	}

	/** Notes that the figures tell of the case as it stands. */
	void talt(Talgrundlag grundlag) {
		this.talt = grundlag;
	}

	/** Whether what is new since the case was counted last holds from after all that was known, and in its order. */
	boolean erFortaltIOrden() {
		List<Haendelse> foer = (talt == null) ? List.of() : talt.haendelser();
		List<Haendelse> nu = anvendte();
		if (nu.size() < foer.size() || !nu.subList(0, foer.size()).equals(foer)) {
			return false;
		}
		LocalDate seneste = foer.stream().map(Haendelse::effektivDato).max(Comparator.naturalOrder()).orElse(LocalDate.MIN);
		for (Haendelse h : nu.subList(foer.size(), nu.size())) {
			if (h.effektivDato().isBefore(seneste)) {
				return false;
			}
			seneste = h.effektivDato();
		}
		return true;
	}

	/** The row of a deadline, or null where the case has none such. */
	public Frist frist(Fristtype type, String noegle) {
		return frister.stream()
			.filter((f) -> f.fristtype() == type && f.noegle().equals(noegle))
			.findFirst()
			.orElse(null);
	}

}
