package dk.tovholder.sag;

import java.util.Map;
import java.util.TreeMap;

import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.lang.Nullable;

/**
 * An event as a caller wrote it, before anything is checked.
 *
 * @param retter the {@code haendelsesId} of the event that counts as never reported, this one instead; or null
 */
public record NyHaendelse(
		@Schema(pattern = "^[\\x21-\\x7e]{1,100}$", description = "Hændelsens id hos den, der melder; det samme, når den meldes igen.") String haendelsesId,
		@Schema(description = "PlaceringStartet, PlaceringSluttet, PlaceringAnnulleret, SagOphoert, FritagelseStartet, FritagelseSluttet, "
				+ "SamtykkeGivet, SamtykkeTilbagekaldt, UdeblivelseRegistreret, YdelseGenoptaget eller JobformidlerSkiftet.") String type,
		@Schema(format = "date", description = "Dagen, hændelsen gælder fra; ikke efter i dag.") String effektivDato,
		@Schema(minLength = 1, maxLength = 100, description = "Systemet, hændelsen kommer fra.") String kilde,
		@Nullable @Schema(description = "Oplysninger efter type: PlaceringStartet {placeringId, placeringstype, cvr, timerPrUge}, "
				+ "PlaceringSluttet {placeringId, aarsag}, PlaceringAnnulleret {placeringId}, SagOphoert {udfald}, "
				+ "FritagelseStartet {markering}, JobformidlerSkiftet {jobformidler}; de andre ingen.") Map<String, Object> data,
		@Nullable @Schema(pattern = "^[\\x21-\\x7e]{1,100}$",
				description = "Id på den hændelse, der regnes for aldrig meldt; denne gælder i stedet.") String retter) {

	/** Whether a text may be the id of an event. */
	public static boolean erNoegle(String tekst) {
		return Haendelsesregler.noegle(tekst);
	}

	/** The content in one canonical text, the same however the fields were ordered. */
	String fingeraftryk(Sagsdata json) {
		return type + "\n" + effektivDato + "\n" + kilde + "\n" + json.skriv(data == null ? Map.of() : new TreeMap<>(data))
				+ ((retter == null) ? "" : "\n" + retter);
	}

}
