package dk.tovholder.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class H2forbindelserTest {

	private static final int RAEKKER = 5_000;

	@Test
	void rowsThatAreMovedAreNeverMissedWhileTheMoveIsCommitted() throws SQLException {
		HikariDataSource kilde = new HikariDataSource();
		kilde.setJdbcUrl("jdbc:h2:mem:h2forbindelser");
		new H2forbindelser().postProcessBeforeInitialization(kilde, "dataSource");
		try (kilde; Connection skriver = kilde.getConnection(); Connection laeser = kilde.getConnection()) {
			udfoer(skriver, "create table samlet (antal bigint not null)", "create table ny (antal bigint not null)",
					"insert into samlet values (0)");
			skriver.setAutoCommit(false);
			for (int runde = 1; runde <= 10; runde++) {
				udfoer(skriver, "insert into ny select 1 from system_range(1, " + RAEKKER + ")", "commit");
				CompletableFuture<Void> flytning = CompletableFuture.runAsync(
						() -> udfoer(skriver, "update samlet set antal = antal + " + RAEKKER, "delete from ny", "commit"));
				assertThat(summer(laeser, flytning)).containsExactly((long) runde * RAEKKER);
			}
		}
	}

	/** What a reader sees until it is over. */
	private static Set<Long> summer(Connection laeser, CompletableFuture<Void> forbi) throws SQLException {
		Set<Long> summer = new TreeSet<>();
		try (PreparedStatement s = laeser
			.prepareStatement("select sum(antal) from (select antal from samlet union all select antal from ny) t")) {
			do {
				try (ResultSet rs = s.executeQuery()) {
					rs.next();
					summer.add(rs.getLong(1));
				}
			}
			while (!forbi.isDone());
		}
		forbi.join();
		return summer;
	}

	private static void udfoer(Connection forbindelse, String... kommandoer) {
		try (Statement s = forbindelse.createStatement()) {
			for (String kommando : kommandoer) {
				s.execute(kommando);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
