package dk.tovholder.fejl;

import dk.tovholder.kalender.Tid;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;

import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.xml.MappingJackson2XmlHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * JSON is read to the letter: what is not in the contract, stands twice or has the wrong
 * type is refused, because a guess about a citizen's case would be worse than an error.
 */
@Configuration(proxyBeanMethods = false)
class JsonIndstillinger implements WebMvcConfigurer {

	private static final int DYBDE = 30;

	private static final int TEKST = 100_000;

	private static final int TAL = 50;

	@Bean
	Jackson2ObjectMapperBuilderCustomizer strengJson() {
		return (bygger) -> bygger
			.featuresToEnable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
					DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
					DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
					DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
			.featuresToDisable(MapperFeature.ALLOW_COERCION_OF_SCALARS, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
			.deserializerByType(String.class, new Tekst<>(String.class, JsonIndstillinger::synlig))
			.deserializerByType(LocalDate.class, new Tekst<>(LocalDate.class, Tid::laesDato))
			.deserializerByType(Instant.class, new Tekst<>(Instant.class, Instant::parse))
			.serializerByType(Instant.class, new Sekunder())
			.postConfigurer((json) -> {
				json.getFactory()
					.setStreamReadConstraints(StreamReadConstraints.builder()
						.maxNestingDepth(DYBDE)
						.maxStringLength(TEKST)
						.maxNumberLength(TAL)
						.build());
				json.coercionConfigDefaults().setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
			});
	}

	private static String synlig(String tekst) {
		if (!Tegn.kanVisesSomTekst(tekst)) {
			throw new IllegalArgumentException();
		}
		return tekst;
	}

	/** A library brings XML along, which the contract does not know. */
	@Override
	public void extendMessageConverters(List<HttpMessageConverter<?>> formater) {
		formater.removeIf(MappingJackson2XmlHttpMessageConverter.class::isInstance);
	}

	/**
	 * A value that is written as text in one form only, where Jackson's own reader also
	 * takes numbers and lists.
	 */
	private static final class Tekst<T> extends StdDeserializer<T> {

		private final transient Function<String, T> laes;

		Tekst(Class<T> type, Function<String, T> laes) {
			super(type);
			this.laes = laes;
		}

		@Override
		public T deserialize(JsonParser laeser, DeserializationContext sammenhaeng) throws IOException {
			if (!laeser.hasToken(JsonToken.VALUE_STRING)) {
				throw sammenhaeng.wrongTokenException(laeser, handledType(), JsonToken.VALUE_STRING, "");
			}
			try {
				return this.laes.apply(laeser.getText());
			}
			catch (DateTimeException | IllegalArgumentException ex) {
				throw sammenhaeng.weirdStringException("", handledType(), "");
			}
		}

	}

	/** Instants go out in whole seconds, as the contract writes them. */
	private static final class Sekunder extends ToStringSerializerBase {

		Sekunder() {
			super(Instant.class);
		}

		@Override
		public String valueToString(Object vaerdi) {
			return ((Instant) vaerdi).truncatedTo(ChronoUnit.SECONDS).toString();
		}

	}

}
