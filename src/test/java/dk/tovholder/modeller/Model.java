package dk.tovholder.modeller;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A process model: what it means, and the XML it is written in. */
record Model(Path fil, BpmnModelInstance indhold, Element xml) {

	static final Path PROCESSER = Path.of("processes");

	static List<Model> alle() {
		return filer(".bpmn").map((fil) -> new Model(fil, Bpmn.readModelFromFile(fil.toFile()), laes(fil))).toList();
	}

	static Stream<Path> filer(String endelse) {
		try (Stream<Path> filer = Files.walk(PROCESSER)) {
			return filer.filter((fil) -> fil.toString().endsWith(endelse)).sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Element laes(Path fil) {
		try {
			DocumentBuilderFactory fabrik = DocumentBuilderFactory.newInstance();
			fabrik.setNamespaceAware(true);
			fabrik.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			return fabrik.newDocumentBuilder().parse(fil.toFile()).getDocumentElement();
		}
		catch (ParserConfigurationException | SAXException ex) {
			throw new IllegalStateException(fil.toString(), ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The file's name without its ending. */
	static String stamme(Path fil) {
		String navn = fil.getFileName().toString();
		return navn.substring(0, navn.indexOf('.'));
	}

	Process proces() {
		return alle(Process.class).iterator().next();
	}

	<T extends ModelElementInstance> Collection<T> alle(Class<T> type) {
		return indhold.getModelElementsByType(type);
	}

	/** An element with what is inside it, in document order. */
	static Stream<Element> elementer(Element rod) {
		return Stream.concat(Stream.of(rod), boern(rod).flatMap(Model::elementer));
	}

	static Stream<Element> boern(Element element) {
		return noder(element).filter(Element.class::isInstance).map(Element.class::cast);
	}

	/** Every text a modeller can write: attribute values, and the text of elements. */
	static Stream<String> tekster(Element rod) {
		return elementer(rod).flatMap((element) -> Stream.concat(attributter(element).map(Attr::getValue),
				noder(element).filter((node) -> node.getNodeType() == Node.TEXT_NODE
						|| node.getNodeType() == Node.CDATA_SECTION_NODE)
					.map((node) -> node.getNodeValue().strip())
					.filter((tekst) -> !tekst.isEmpty())));
	}

	static Stream<Attr> attributter(Element element) {
		return IntStream.range(0, element.getAttributes().getLength())
			.mapToObj((i) -> (Attr) element.getAttributes().item(i));
	}

	private static Stream<Node> noder(Element element) {
		return IntStream.range(0, element.getChildNodes().getLength()).mapToObj((i) -> element.getChildNodes().item(i));
	}

	/** What stands before the underscore of a node's id. */
	static String type(FlowNode node) {
		String navn = node.getElementType().getTypeName();
		if (navn.endsWith("Gateway")) {
			return "gateway";
		}
		return (node instanceof SubProcess under && under.triggeredByEvent()) ? "eventSubProcess" : navn;
	}

	/** What stands behind the underscore of an id. */
	static String emne(String id) {
		return id.substring(id.indexOf('_') + 1);
	}

	/** A label as an identifier: lower camel case, ASCII, {@code æ} as {@code ae}, {@code ø} as {@code oe}, {@code å} as {@code aa}. */
	static String kamel(String etiket) {
		String ascii = Normalizer
			.normalize(etiket.toLowerCase(Locale.ROOT).replace("æ", "ae").replace("ø", "oe").replace("å", "aa"),
					Normalizer.Form.NFD)
			.replaceAll("\\p{M}", "");
		StringBuilder navn = new StringBuilder();
		for (String ord : ascii.split("[^a-z0-9]+")) {
			navn.append(navn.isEmpty() ? ord : stort(ord));
		}
		return navn.toString();
	}

	static String stort(String ord) {
		return ord.isEmpty() ? ord : ord.substring(0, 1).toUpperCase(Locale.ROOT) + ord.substring(1);
	}

	/** A broken rule, told so that the place can be found. */
	String brud(String id, String hvad) {
		return stamme(fil) + " " + id + ": " + hvad;
	}

}
