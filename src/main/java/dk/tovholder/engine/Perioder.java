package dk.tovholder.engine;

import java.time.Clock;
import java.time.ZoneOffset;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Processes that there is one of for each month or quarter. The engine lets two have the same business key, so a row says that a
 * period has its process, and nodes take turns at looking.
 */
@Component
public class Perioder {

	/** In small letters: no case number looks like it. */
	private static final String FORAN = "periode-";

	private final RuntimeService runtime;

	private final Motoradgang motoradgang;

	private final JdbcTemplate jdbc;

	private final Clock ur;

	Perioder(@Lazy RuntimeService runtime, Motoradgang motoradgang, JdbcTemplate jdbc, Clock ur) {
		this.runtime = runtime;
		this.motoradgang = motoradgang;
		this.jdbc = jdbc;
		this.ur = ur;
	}

	/**
	 * Sees to it that the process of a period runs, in the caller's transaction if there is one.
	 * @param noegle the period, which the business key names
	 * @return whether it had to be started: it did not run, and its work is not done
	 */
	@Transactional
	public boolean begynd(String proces, String noegle) {
		jdbc.queryForList("select noegle from periode where proces = ? and noegle = '' for update", proces);
		if (erSluttet(proces, noegle) || koerer(proces, noegle)) {
			return false;
		}
		if (jdbc.update("update periode set begyndt = ? where proces = ? and noegle = ?", nu(), proces, noegle) == 0) {
			jdbc.update("insert into periode (proces, noegle, begyndt) values (?,?,?)", proces, noegle, nu());
		}
		motoradgang.somSystem(() -> runtime.startProcessInstanceByKey(proces, forretningsnoegle(noegle)));
		return true;
	}

	/** Notes that the work of a period is done: its process is not started again. */
	@Transactional
	public void slut(String proces, String noegle) {
		jdbc.update("update periode set sluttet = ? where proces = ? and noegle = ?", nu(), proces, noegle);
	}

	/** The business key of the process of a period. */
	public static String forretningsnoegle(String noegle) {
		return FORAN + noegle;
	}

	/** The period that the business key of a process names; that of a case names itself. */
	public static String noegle(String forretningsnoegle) {
		return forretningsnoegle.startsWith(FORAN) ? forretningsnoegle.substring(FORAN.length()) : forretningsnoegle;
	}

	private boolean erSluttet(String proces, String noegle) {
		return jdbc.queryForObject(
				"select count(*) from periode where proces = ? and noegle = ? and sluttet is not null", Integer.class,
				proces, noegle) > 0;
	}

	private boolean koerer(String proces, String noegle) {
		return motoradgang
			.somSystem(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(forretningsnoegle(noegle), proces).count()) > 0;
	}

	private Object nu() {
		return ur.instant().atOffset(ZoneOffset.UTC);
	}

}
