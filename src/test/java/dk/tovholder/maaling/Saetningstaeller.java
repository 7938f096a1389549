package dk.tovholder.maaling;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A data source that counts what the thread that tells it to sends through it, and costs nothing otherwise. What the product
 * does in its other threads meanwhile is not counted.
 */
final class Saetningstaeller extends DelegatingDataSource {

	private volatile Thread taeller;

	private final Map<String, Integer> raekkerEfterSaetning = new TreeMap<>();

	private int rundture;

	Saetningstaeller(DataSource database) {
		super(database);
	}

	/**
	 * What was sent.
	 *
	 * @param raekker statements, each line of a batch as one
	 * @param rundture calls that wait for the database: a batch is one, a commit and a savepoint are one
	 * @param efterSaetning lines by statement text
	 */
	record Taelling(int raekker, int rundture, Map<String, Integer> efterSaetning) {
	}

	Taelling tael(Runnable arbejde) {
		raekkerEfterSaetning.clear();
		rundture = 0;
		taeller = Thread.currentThread();
		arbejde.run();
		taeller = null;
		return new Taelling(raekkerEfterSaetning.values().stream().mapToInt(Integer::intValue).sum(), rundture,
				new TreeMap<>(raekkerEfterSaetning));
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection forbindelse = super.getConnection();
		return (taeller == Thread.currentThread()) ? proxy(Connection.class, (p, metode, argumenter) -> {
			Object svar = kald(forbindelse, metode, argumenter);
			return switch (metode.getName()) {
				case "prepareStatement" -> proxy(PreparedStatement.class, saetning(svar, (String) argumenter[0]));
				case "createStatement" -> proxy(Statement.class, saetning(svar, null));
				case "commit", "rollback", "setSavepoint", "releaseSavepoint" -> {
					rundture++;
					yield svar;
				}
				default -> svar;
			};
		}) : forbindelse;
	}

	private InvocationHandler saetning(Object saetning, String sql) {
		return (p, metode, argumenter) -> {
			String navn = metode.getName();
			boolean egen = argumenter != null && argumenter.length > 0 && argumenter[0] instanceof String;
			if (navn.startsWith("execute")) {
				rundture++;
			}
			if (navn.equals("addBatch") || (navn.startsWith("execute") && !navn.equals("executeBatch"))) {
				raekkerEfterSaetning.merge((egen ? (String) argumenter[0] : sql).strip().replaceAll("\\s+", " "), 1,
						Integer::sum);
			}
			return kald(saetning, metode, argumenter);
		};
	}

	private static Object kald(Object paa, java.lang.reflect.Method metode, Object[] argumenter) throws Throwable {
		try {
			return metode.invoke(paa, argumenter);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private static <T> T proxy(Class<T> type, InvocationHandler kald) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, kald));
	}

}
