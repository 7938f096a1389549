package dk.tovholder.sag;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dk.tovholder.frist.Fristart;
import dk.tovholder.frist.Fristtype;
import dk.tovholder.frist.Hvorfor;
import dk.tovholder.kalender.Tid;

/** Cases as they are shown over REST. */
@Component
class Sagsvisning {

	private final Sagsregister register;

	private final Frister frister;

	private final Opgaver opgaver;

	private final Journal journal;

	private final Opgavehvorfor hvorfor;

	Sagsvisning(Sagsregister register, Frister frister, Opgaver opgaver, Journal journal, Opgavehvorfor hvorfor) {
		this.register = register;
		this.frister = frister;
		this.opgaver = opgaver;
		this.journal = journal;
		this.hvorfor = hvorfor;
	}

	/** A case as a reader may see it. */
	interface Vist {
	}

	/** All of a case, for those who work on it. */
	@Schema(name = "Sag")
	record Hel(String sagsnummer, String program, String enhed, Tilstand tilstand, List<Markering> markeringer,
			LocalDate sagStart, @Nullable @Schema(description = "Brugernavnet, når borgeren har en.") String jobformidler,
			@Nullable @Schema(description = "Hvordan sagen endte; null, mens den er åben.") String udfald,
			List<Fristlinje> frister, List<Opgavelinje> opgaver, List<Placering> placeringer) implements Vist {
	}

	/** What confirms a delivery to an integration, and nothing else. */
	@Schema(name = "Kvittering")
	record Kvittering(String sagsnummer, Tilstand tilstand, List<Fristlinje> frister, @Nullable String udfald)
			implements Vist {
	}

	/** A deadline of a case. */
	@Schema(name = "Frist")
	record Fristlinje(Fristtype fristtype, @Schema(description = "Den første af typen er 1.") int nummer, LocalDate dato,
			@Schema(description = "Det øjeblik, fristen udløber.") Instant tidspunkt,
			@Nullable @Schema(description = "SKAL er en pligt, TILSTRAEB et mål; null for et mærke i kalenderen.") Fristart art,
			Fristtilstand status, @Nullable @Schema(description = "Dagen for varslet.") LocalDate forvarsel,
			@Nullable LocalDate opfyldtDato, Hvorfor hvorfor) {
	}

	/** An open task of a case. */
	@Schema(name = "Opgave")
	record Opgavelinje(@Schema(description = "Opgavens id i Tasklist.") String id,
			@Schema(description = "Opgavens nummer i indsatsmodellen.", example = "T03") String opgave, String navn, String gruppe,
			@Nullable @Schema(description = "Den, der har taget opgaven.") String ansvarlig, Opgavedato frist) {
	}

	/** The deadline that a task answers to; a date alone where it answers to none. */
	@Schema(name = "Opgavefrist")
	record Opgavedato(@Nullable Fristtype fristtype, @Nullable Integer nummer, @Nullable LocalDate dato) {
	}

	/** A placement of a citizen. */
	@Schema(name = "Placering")
	record Placering(String placeringId, String placeringstype, LocalDate start, @Nullable LocalDate slut,
			@Schema(allowableValues = { "AABEN", "SLUT", "ANNULLERET" }) String status) {
	}

	/** An entry of the journal. */
	@Schema(name = "Journallinje")
	record Post(Instant tidspunkt, LocalDate effektivDato,
			@Schema(description = "Hvad der skete, som HAENDELSE eller FRIST_SAT. Nye kan komme til.", example = "SAG_OPRETTET") String type,
			String aktoer, String tekst, @Schema(description = "Enkelthederne, efter type.") Map<String, Object> data) {
	}

	/** All of a case, for those who work on it. */
	@Transactional(readOnly = true)
	public Hel hel(Sagsregister.Linje linje) {
		return hele(List.of(linje)).get(0);
	}

	@Transactional(readOnly = true)
	public List<Hel> hele(List<Sagsregister.Linje> linjer) {
		List<String> numre = linjer.stream().map(Sagsregister.Linje::sagsnummer).toList();
		Map<String, List<Frist>> alleFrister = frister.forSager(numre);
		Map<String, List<Opgave>> alleOpgaver = opgaver.aabne(numre);
		Map<String, List<Sagsregister.Placeringslinje>> allePlaceringer = register.placeringer(numre);
		return linjer.stream()
			.map((linje) -> new Hel(linje.sagsnummer(), linje.program(), linje.enhed(), Tilstand.valueOf(linje.tilstand()),
					markeringer(linje), linje.sagStart(), linje.jobformidler(), linje.udfald(),
					vist(alleFrister.getOrDefault(linje.sagsnummer(), List.of())),
					alleOpgaver.getOrDefault(linje.sagsnummer(), List.of()).stream().map(Sagsvisning::vist).toList(),
					allePlaceringer.getOrDefault(linje.sagsnummer(), List.of()).stream().map(Sagsvisning::vist).toList()))
			.toList();
	}

	/** What confirms a delivery to an integration, and nothing else. */
	@Transactional(readOnly = true)
	public List<Kvittering> kvitteringer(List<Sagsregister.Linje> linjer) {
		Map<String, List<Frist>> alleFrister = frister
			.forSager(linjer.stream().map(Sagsregister.Linje::sagsnummer).toList());
		return linjer.stream()
			.map((linje) -> new Kvittering(linje.sagsnummer(), Tilstand.valueOf(linje.tilstand()),
					vist(alleFrister.getOrDefault(linje.sagsnummer(), List.of())), linje.udfald()))
			.toList();
	}

	@Transactional(readOnly = true)
	public List<Post> journal(String sagsnummer) {
		return journal.forSag(sagsnummer)
			.stream()
			.map((post) -> new Post(post.tidspunkt(), post.effektivDato(), post.type(), post.aktoer(), post.tekst(),
					post.data()))
			.toList();
	}

	private static List<Markering> markeringer(Sagsregister.Linje linje) {
		List<Markering> markeringer = new ArrayList<>();
		if (linje.overskredet()) {
			markeringer.add(Markering.OVERSKREDET);
		}
		if (linje.overMaal()) {
			markeringer.add(Markering.OVER_MAAL);
		}
		if (linje.pause()) {
			markeringer.add(Markering.PAUSE);
		}
		return markeringer;
	}

	private List<Fristlinje> vist(List<Frist> raekker) {
		return raekker.stream()
			.map((f) -> new Fristlinje(f.fristtype(), f.nummer(), f.dato(), Tid.fristTidspunkt(f.dato()), f.art(), f.status(),
					f.forvarsel(), f.opfyldtDato(), hvorfor.forklar(f)))
			.toList();
	}

	private static Opgavelinje vist(Opgave o) {
		return new Opgavelinje(o.id(), o.opgave(), o.navn(), o.gruppe(), o.ansvarlig(),
				new Opgavedato(o.fristtype(), o.nummer(), o.dato()));
	}

	private static Placering vist(Sagsregister.Placeringslinje p) {
		return new Placering(p.placeringId(), p.placeringstype(), p.start(), p.slut(), p.status());
	}

}
