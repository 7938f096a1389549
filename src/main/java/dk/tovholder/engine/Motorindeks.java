package dk.tovholder.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Adds the one index that the engine lacks for us: where the models of a case wait is asked for at every step, and the
 * engine would read the subscriptions of all cases to answer. Not a migration script, because the engine makes its tables
 * at its first start, after our scripts have run. In production {@link Migrering} makes it.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.database.schema-update", havingValue = "true", matchIfMissing = true)
class Motorindeks extends AbstractProcessEnginePlugin {

	static final String OPRET = "create index if not exists tov_idx_event_subscr_proc on ACT_RU_EVENT_SUBSCR (PROC_INST_ID_)";

	private final ObjectProvider<JdbcTemplate> jdbc;

	Motorindeks(ObjectProvider<JdbcTemplate> jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public void postProcessEngineBuild(ProcessEngine motor) {
		jdbc.getObject().execute(OPRET);
	}

}
