package dk.tovholder.openapi;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;

import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records as schemas: every component is there unless it is left out, and is null only where it is {@link Nullable}. Two records may not share a
 * name, since one would silently be described as the other.
 */
@Component
class Postskema implements ModelConverter {

	private static final String HENVISNING = "#/components/schemas/";

	private final Map<String, Class<?>> navne = new ConcurrentHashMap<>();

	@Override
	@SuppressWarnings("rawtypes")
	public Schema resolve(AnnotatedType type, ModelConverterContext sammenhaeng, Iterator<ModelConverter> kaede) {
		Class<?> klasse = klasse(type.getType());
		if (klasse == YearMonth.class) {
			return new Schema<>(SpecVersion.V31).types(Set.of("string")).pattern("^\\d{4}-\\d{2}$").example("2021-01");
		}
		Schema skema = kaede.hasNext() ? kaede.next().resolve(type, sammenhaeng, kaede) : null;
		if (skema == null || !klasse.isRecord()) {
			return skema;
		}
		Schema model = model(skema, sammenhaeng);
		if (model != null && model.getProperties() != null) {
			Class<?> foerste = this.navne.putIfAbsent(navn(skema), klasse);
			if (foerste != null && foerste != klasse) {
				throw new IllegalStateException(foerste + " and " + klasse + " are both called " + navn(skema)
						+ " in the description: give one a name with @Schema(name = …)");
			}
			beskriv(model, klasse);
		}
		return skema;
	}

	private static Class<?> klasse(Type type) {
		return TypeFactory.defaultInstance().constructType(type).getRawClass();
	}

	private static String navn(Schema<?> skema) {
		return (skema.get$ref() != null) ? skema.get$ref().substring(HENVISNING.length()) : String.valueOf(skema.getName());
	}

	private static Schema<?> model(Schema<?> skema, ModelConverterContext sammenhaeng) {
		return (skema.get$ref() != null) ? sammenhaeng.getDefinedModels().get(navn(skema)) : skema;
	}

	private static void beskriv(Schema<?> model, Class<?> klasse) {
		List<String> paakraevet = new ArrayList<>();
		for (RecordComponent del : dele(klasse)) {
			String navn = del.getName();
			if (!model.getProperties().containsKey(navn)) {
				continue;
			}
			boolean tom = del.getAccessor().isAnnotationPresent(Nullable.class);
			boolean udelades = udelades(klasse, del, tom);
			if (!udelades) {
				paakraevet.add(navn);
			}
			Schema<?> felt = model.getProperties().get(navn);
			if (udelades && felt.getTypes() != null) {
				felt.getTypes().remove("null");
			}
			else if (tom) {
				model.getProperties().put(navn, ellerNull(felt));
			}
		}
		model.setRequired(paakraevet);
	}

	/** Whether a component is left out where it has nothing to tell. */
	private static boolean udelades(Class<?> klasse, RecordComponent del, boolean tom) {
		JsonInclude egen = del.getAccessor().getAnnotation(JsonInclude.class);
		JsonInclude alles = klasse.getAnnotation(JsonInclude.class);
		return (egen != null && egen.value() == JsonInclude.Include.NON_DEFAULT)
				|| (tom && alles != null && alles.value() == JsonInclude.Include.NON_NULL);
	}

	/** The components of a record, with those of what is written into it in its place. */
	private static List<RecordComponent> dele(Class<?> klasse) {
		List<RecordComponent> dele = new ArrayList<>();
		for (RecordComponent del : klasse.getRecordComponents()) {
			if (del.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
				dele.addAll(Arrays.asList(del.getType().getRecordComponents()));
			}
			else {
				dele.add(del);
			}
		}
		return dele;
	}

	@SuppressWarnings({ "rawtypes", "unchecked" })
	private static Schema ellerNull(Schema skema) {
		if (skema.get$ref() != null) {
			Schema valg = new Schema<>(SpecVersion.V31);
			valg.setDescription(skema.getDescription());
			valg.setOneOf(List.of(new Schema<>(SpecVersion.V31).$ref(skema.get$ref()), intet()));
			return valg;
		}
		if (skema.getTypes() != null && !skema.getTypes().contains("null")) {
			Set<String> typer = new LinkedHashSet<>(skema.getTypes());
			typer.add("null");
			skema.setTypes(typer);
		}
		if (skema.getEnum() != null && !skema.getEnum().contains(null)) {
			List<Object> vaerdier = new ArrayList<>(skema.getEnum());
			vaerdier.add(null);
			skema.setEnum(vaerdier);
		}
		return skema;
	}

	private static Schema<?> intet() {
		return new Schema<>(SpecVersion.V31).types(Set.of("null"));
	}

}
