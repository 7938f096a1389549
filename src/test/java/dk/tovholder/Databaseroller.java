package dk.tovholder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/** The two roles that production has, made by the script that production makes them with. */
public final class Databaseroller {

	private Databaseroller() {
	}

	public static void opret(DataSource somAdministrator) {
		JdbcTemplate jdbc = new JdbcTemplate(somAdministrator);
		try {
			for (String saetning : Files.readString(Path.of("src/docker/roller.sql")).replaceAll("(?m)^--.*$", "").split(";")) {
				if (!saetning.isBlank()) {
					jdbc.execute(saetning.replaceAll(":'[a-z_]+'", "'kun-til-denne-proeve'"));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
