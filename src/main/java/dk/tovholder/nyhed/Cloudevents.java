package dk.tovholder.nyhed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import org.springframework.stereotype.Component;

/** Writes news as CloudEvents 1.0 in structured JSON. The same news are the same bytes each time. */
@Component
class Cloudevents {

	static final String EN = "application/cloudevents+json";

	static final String FLERE = "application/cloudevents-batch+json";

	private final JsonFormat format = new JsonFormat();

	private final Nyhedsindstillinger indstillinger;

	Cloudevents(Nyhedsindstillinger indstillinger) {
		this.indstillinger = indstillinger;
	}

	byte[] en(Nummereret nyhed) {
		return format.serialize(CloudEventBuilder.v1()
			.withId(nyhed.id().toString())
			.withSource(indstillinger.kilde())
			.withType(nyhed.type().navn())
			.withSubject(nyhed.sagsnummer())
			.withTime(nyhed.tidspunkt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
			.withData("application/json", nyhed.data().getBytes(StandardCharsets.UTF_8))
			.withExtension("sequence", Long.toString(nyhed.position()))
			.withExtension("partitionkey", nyhed.sagsnummer())
			.build());
	}

	byte[] flere(List<Nummereret> nyheder) {
		ByteArrayOutputStream ud = new ByteArrayOutputStream();
		ud.write('[');
		for (int i = 0; i < nyheder.size(); i++) {
			if (i > 0) {
				ud.write(',');
			}
			ud.writeBytes(en(nyheder.get(i)));
		}
		ud.write(']');
		return ud.toByteArray();
	}

}
