package dk.tovholder.persondata;

import java.util.List;

/** Every table of ours that tells of one case. What is added here is both handed out and erased. */
final class Persontabeller {

	private static final String SAG = "sagsnummer = ?";

	/** In the order in which rows can be removed. */
	static final List<Tabel> ALLE = List.of(new Tabel("fristfejl", SAG, "sagsnummer"),
			new Tabel("fristtrin", SAG, "udfoert, fristtype, nummer"), new Tabel("frist", SAG, "fristtype, nummer"),
			new Tabel("sagsstatus", SAG, "fra"), new Tabel("opgave", SAG, "oprettet, id"), new Tabel("placering", SAG, "start_dato, placering_id"),
			new Tabel("journal", SAG, "id"), new Tabel("haendelse", SAG, "nr"), new Tabel("ventende_haendelse", SAG, "id"),
			new Tabel("ydelsesperiode", SAG, "nr"), new Tabel("nyhed_ny", SAG, "id"),
			new Tabel("nyhed_levering", SAG, "abonnement, position"), new Tabel("nyhed", SAG, "position"),
			new Tabel("tilsynsfund", SAG, "siden"),
			new Tabel("moede_deltager", "uid in (select uid from moede where sagsnummer = ?)", "uid, modtager"),
			new Tabel("moede", SAG, "dag, uid"),
			new Tabel("brev_varsel", "varsel_id in (select id from varsel where sagsnummer = ?)", "varsel_id, brev_id"),
			new Tabel("varsel", SAG, "id"), new Tabel("brev", SAG, "oprettet, id"), new Tabel("sag", SAG, "sagsnummer"));

	private Persontabeller() {
	}

	/**
	 * A table.
	 *
	 * @param hvor which rows are the case's; its one parameter is the case number
	 * @param orden in which order they are handed out
	 */
	record Tabel(String navn, String hvor, String orden) {

		String laes() {
			return "select * from " + this.navn + " where " + this.hvor + " order by " + this.orden;
		}

		String slet() {
			return "delete from " + this.navn + " where " + this.hvor;
		}

	}

}
