import java.io.File;
import java.nio.file.Files;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Run by the build: puts the JavaScript of the webapps, which no build tool sees, into the list of what the product is made of. */
class Styklist {

	public static void main(String[] filer) throws Exception {
		ObjectMapper json = new ObjectMapper();
		ObjectNode styklist = (ObjectNode) json.readTree(new File(filer[0]));
		((ArrayNode) styklist.get("components")).addAll((ArrayNode) json.readTree(new File(filer[1])).get("components"));
		File ud = new File(filer[2]);
		Files.createDirectories(ud.getParentFile().toPath());
		json.writerWithDefaultPrettyPrinter().writeValue(ud, styklist);
	}

}
