package dk.tovholder.nyhed;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;

/** News as a reader meets them. Written by {@link Cloudevents}; here is the form, which tests hold against what is written. */
@Schema(name = "Nyhed", description = "En CloudEvent 1.0.")
record Cloudevent(@Schema(example = "1.0") String specversion,
		@Schema(description = "Den samme, hvor tit nyheden end læses eller sendes.") UUID id,
		@Schema(description = "Systemet, der fortæller.", format = "uri-reference") URI source,
		@Schema(description = TYPER, example = "dk.tovholder.sag.oprettet") String type,
		@Schema(description = "Sagsnummeret.") String subject,
		@Schema(description = "Da det skete, efter systemets ur.") Instant time,
		@Schema(example = "application/json") String datacontenttype,
		@Schema(description = "Hvad typen siger: koder, datoer og id'er. Aldrig en person.") Map<String, Object> data,
		@Schema(description = "Positionen: et helt tal, der vokser.") String sequence,
		@Schema(description = "Sagsnummeret: det, der hører sammen.") String partitionkey) {

	private static final String TYPER = """
			Hvad der skete. Læs forbi typer, der ikke kendes; flere kan komme til.

			- `dk.tovholder.sag.oprettet`: program, enhed, tilstand, sagStart
			- `dk.tovholder.sag.tilstandsskift`: fra, til, dato
			- `dk.tovholder.sag.udfald`: udfald, dato
			- `dk.tovholder.sag.genoptaget`: dato
			- `dk.tovholder.frist.sat`: fristtype, nummer, dato, art og ankerdato
			- `dk.tovholder.frist.flyttet`: fristtype, nummer, dato, art og fra
			- `dk.tovholder.frist.varslet`: fristtype, nummer, dato, art
			- `dk.tovholder.frist.brudt`: fristtype, nummer, dato, art
			- `dk.tovholder.frist.overholdt`: fristtype, nummer, dato, art og opfyldtDato
			- `dk.tovholder.frist.opfyldtforsent`: fristtype, nummer, dato, art og opfyldtDato
			- `dk.tovholder.frist.bortfaldet`: fristtype, nummer, dato, art og bortfaldet
			- `dk.tovholder.frist.genoptaget`: fristtype, nummer, dato, art
			- `dk.tovholder.placering.startet`: placeringId, placeringstype, start
			- `dk.tovholder.placering.sluttet`: placeringId, placeringstype, start, slut
			- `dk.tovholder.placering.annulleret`: placeringId, placeringstype, start
			""";

}
