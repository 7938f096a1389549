package dk.tovholder.openapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;

import org.springframework.web.util.HtmlUtils;

/** The description as a page: every call by its subject, then what is sent and answered. One file, in Danish, without script. */
final class Dokumentationsside {

	private static final String STIL = """
			body{font:16px/1.5 system-ui,sans-serif;color:#1d2733;background:#fff;max-width:70rem;margin:0 auto;padding:1rem 1.5rem 4rem}
			h1{margin:.5rem 0}h2{margin:3rem 0 .5rem;border-bottom:2px solid #1d2733}h3{margin:2.5rem 0 .25rem;font-size:1.15rem}
			h4{margin:1rem 0 .25rem;font-size:1rem}a{color:#0b4f8a}code,pre{font:14px/1.45 ui-monospace,monospace}
			h3 code{background:#1d2733;color:#fff;padding:.15rem .45rem;border-radius:.25rem;margin-right:.5rem}
			pre{background:#f3f5f7;border:1px solid #d5dbe1;padding:.75rem;overflow:auto;max-height:30rem;margin:.25rem 0}
			table{border-collapse:collapse;width:100%;margin:.25rem 0}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border:1px solid #d5dbe1}
			th{background:#f3f5f7}td:first-child{white-space:nowrap}nav ul{columns:2;padding-left:1.2rem}summary{cursor:pointer;color:#0b4f8a}
			@media(max-width:50rem){nav ul{columns:1}table{display:block;overflow:auto}}
			""";

	/** The style as a content security policy names it. */
	static final String STILENS_AFTRYK = aftryk();

	private static final String HENVISNING = "#/components/schemas/";

	private final OpenAPI beskrivelse;

	private final StringBuilder side = new StringBuilder(200_000);

	private Dokumentationsside(OpenAPI beskrivelse) {
		this.beskrivelse = beskrivelse;
	}

	static String af(OpenAPI beskrivelse) {
		return new Dokumentationsside(beskrivelse).skriv();
	}

	private record Kald(String metode, String sti, Operation operation) {
	}

	private String skriv() {
		Map<String, List<Kald>> emner = new TreeMap<>();
		this.beskrivelse.getPaths()
			.forEach((sti, kald) -> kald.readOperationsMap()
				.forEach((metode, operation) -> emner.computeIfAbsent(operation.getTags().get(0), (emne) -> new ArrayList<>())
					.add(new Kald(metode.name(), sti, operation))));
		this.side.append("<!doctype html><html lang=\"da\"><head><meta charset=\"utf-8\"><title>Tovholders REST-grænseflade</title>")
			.append("<meta name=\"viewport\" content=\"width=device-width\"><style>")
			.append(STIL)
			.append("</style></head><body><h1>Tovholders REST-grænseflade</h1><p>Version ")
			.append(tekst(this.beskrivelse.getInfo().getVersion()))
			.append(". Også som <a href=\"openapi.json\">OpenAPI i JSON</a> og <a href=\"openapi.yaml\">i YAML</a>.</p>")
			.append(afsnit(this.beskrivelse.getInfo().getDescription()));
		indhold(emner);
		emner.forEach(this::emne);
		this.side.append("<h2 id=\"indhold\">Hvad der sendes og svares</h2>");
		this.beskrivelse.getComponents().getSchemas().forEach(this::skema);
		return this.side.append("</body></html>").toString();
	}

	private void indhold(Map<String, List<Kald>> emner) {
		this.side.append("<nav aria-label=\"Indhold\">");
		emner.forEach((emne, kald) -> {
			this.side.append("<h4>").append(tekst(emne)).append("</h4><ul>");
			kald.forEach((k) -> this.side.append("<li><a href=\"#%s\">%s</a></li>".formatted(k.operation().getOperationId(),
					tekst(k.operation().getSummary()))));
			this.side.append("</ul>");
		});
		this.side.append("</nav>");
	}

	private void emne(String emne, List<Kald> kald) {
		this.side.append("<section><h2>").append(tekst(emne)).append("</h2>");
		this.beskrivelse.getTags()
			.stream()
			.filter((tag) -> tag.getName().equals(emne))
			.forEach((tag) -> this.side.append(afsnit(tag.getDescription())));
		kald.forEach(this::kald);
		this.side.append("</section>");
	}

	private void kald(Kald kald) {
		Operation o = kald.operation();
		this.side.append("<article id=\"%s\"><h3><code>%s %s</code> %s</h3>".formatted(o.getOperationId(), kald.metode(),
				tekst(kald.sti()), tekst(o.getSummary())));
		if (Boolean.TRUE.equals(o.getDeprecated())) {
			this.side.append("<p><strong>Udgår.</strong></p>");
		}
		this.side.append(afsnit(o.getDescription()));
		if (o.getParameters() != null && !o.getParameters().isEmpty()) {
			this.side.append("<h4>Parametre</h4><table><tr><th>Navn</th><th>Værdi</th><th>Betydning</th></tr>");
			o.getParameters()
				.forEach((p) -> this.side.append("<tr><td><code>%s</code>%s</td><td>%s</td><td>%s</td></tr>".formatted(
						tekst(p.getName()), p.getIn().equals("path") ? " i adressen" : "", vaerdi(p.getSchema()),
						linje(p.getDescription()))));
			this.side.append("</table>");
		}
		if (o.getRequestBody() != null) {
			this.side.append("<h4>Sendes</h4>").append(afsnit(o.getRequestBody().getDescription()));
			krop(o.getRequestBody().getContent(), true);
		}
		this.side.append("<h4>Svar</h4><table><tr><th>Status</th><th>Betydning</th><th>Indhold</th></tr>");
		o.getResponses().forEach(this::svar);
		this.side.append("</table></article>");
	}

	private void svar(String status, ApiResponse svar) {
		ApiResponse fundet = (svar.get$ref() == null) ? svar
				: this.beskrivelse.getComponents().getResponses().get(svar.get$ref().substring("#/components/responses/".length()));
		this.side.append("<tr><td>%s</td><td>%s".formatted(status, linje(fundet.getDescription())));
		if (fundet.getHeaders() != null) {
			fundet.getHeaders()
				.forEach((navn, hoved) -> this.side.append("<br><code>%s</code>: %s".formatted(navn, linje(hoved.getDescription()))));
		}
		this.side.append("</td><td>");
		if (svar.get$ref() == null && fundet.getContent() != null) {
			krop(fundet.getContent(), false);
		}
		else if (fundet.getContent() != null) {
			fundet.getContent().values().forEach((format) -> this.side.append(vaerdi(format.getSchema())));
		}
		this.side.append("</td></tr>");
	}

	private void krop(Content indhold, boolean aaben) {
		indhold.forEach((type, format) -> {
			this.side.append("<code>%s</code> %s".formatted(tekst(type), vaerdi(format.getSchema())));
			if (format.getExample() != null) {
				this.side.append("<details%s><summary>Eksempel</summary><pre>%s</pre></details>".formatted(aaben ? " open" : "",
						tekst(skrevet(format.getExample()))));
			}
		});
	}

	private static String skrevet(Object eksempel) {
		return (eksempel instanceof String tekst) ? tekst : Json31.pretty(eksempel);
	}

	private void skema(String navn, Schema<?> skema) {
		this.side.append("<article id=\"skema-%s\"><h3>%s</h3>".formatted(navn, navn)).append(afsnit(skema.getDescription()));
		if (skema.getProperties() != null) {
			this.side.append("<table><tr><th>Felt</th><th>Værdi</th><th>Betydning</th></tr>");
			skema.getProperties()
				.forEach((felt, del) -> this.side.append("<tr><td><code>%s</code>%s</td><td>%s</td><td>%s</td></tr>".formatted(felt,
						(skema.getRequired() != null && skema.getRequired().contains(felt)) ? "" : " kan udelades",
						vaerdi((Schema<?>) del), linje(((Schema<?>) del).getDescription()))));
			this.side.append("</table>");
		}
		this.side.append("</article>");
	}

	/** What a value looks like, in a few words. */
	private static String vaerdi(Schema<?> skema) {
		if (skema == null) {
			return "";
		}
		if (skema.get$ref() != null) {
			String navn = skema.get$ref().substring(HENVISNING.length());
			return "<a href=\"#skema-%s\">%s</a>".formatted(navn, navn);
		}
		if (skema.getContentSchema() != null) {
			return "på hver linje " + vaerdi(skema.getContentSchema());
		}
		List<Schema> valg = (skema.getOneOf() != null) ? skema.getOneOf() : skema.getAnyOf();
		if (valg != null) {
			return valg.stream().map((del) -> vaerdi((Schema<?>) del)).collect(Collectors.joining(" eller "));
		}
		if (skema.getEnum() != null) {
			return skema.getEnum().stream().map(Dokumentationsside::skrevetVaerdi).collect(Collectors.joining(", "));
		}
		if (skema.getItems() != null) {
			return "liste af " + vaerdi(skema.getItems());
		}
		String typer = (skema.getTypes() == null) ? "hvad som helst"
				: skema.getTypes().stream().sorted().map((type) -> type(type, skema)).collect(Collectors.joining(" eller "));
		return (skema.getDefault() == null) ? typer : typer + ", ellers <code>" + tekst(skema.getDefault().toString()) + "</code>";
	}

	private static String skrevetVaerdi(Object vaerdi) {
		return "<code>" + tekst(String.valueOf(vaerdi)) + "</code>";
	}

	private static String type(String type, Schema<?> skema) {
		return switch (type) {
			case "string" -> (skema.getFormat() == null) ? "tekst" : switch (skema.getFormat()) {
				case "date" -> "dato";
				case "date-time" -> "tidspunkt";
				default -> "tekst (" + tekst(skema.getFormat()) + ")";
			};
			case "integer" -> "helt tal";
			case "number" -> "tal";
			case "boolean" -> "true eller false";
			case "object" -> "objekt";
			case "array" -> "liste";
			default -> tekst(type);
		};
	}

	/** Paragraphs, with what is code, what is strong and what is a list. */
	private static String afsnit(String tekst) {
		return (tekst == null) ? ""
				: Stream.of(tekst.strip().split("\n\n")).map((del) -> "<p>" + linje(del) + "</p>").collect(Collectors.joining());
	}

	private static String linje(String tekst) {
		return (tekst == null) ? ""
				: tekst(tekst.strip()).replaceAll("\n+- ", "<br>").replaceAll("`([^`]+)`", "<code>$1</code>").replaceAll("\\*\\*([^*]+)\\*\\*", "<strong>$1</strong>");
	}

	private static String tekst(String tekst) {
		return HtmlUtils.htmlEscape(tekst, "UTF-8");
	}

	private static String aftryk() {
		try {
			return Base64.getEncoder()
				.encodeToString(MessageDigest.getInstance("SHA-256").digest(STIL.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
