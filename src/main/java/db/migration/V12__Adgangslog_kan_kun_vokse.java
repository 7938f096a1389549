package db.migration;

import java.sql.Statement;
import java.util.List;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Lets PostgreSQL itself refuse to change or remove a row of the access log, but for taking an erased citizen out of it.
 * Not in SQL, because H2 knows no such triggers.
 */
public class V12__Adgangslog_kan_kun_vokse extends BaseJavaMigration {

	private static final List<String> TRIGGERE = List.of("""
			create function adgangslog_kan_kun_vokse() returns trigger language plpgsql as $$
			begin
				if tg_op = 'UPDATE' then
					if new.sagsnummer is null and new.begrundelse is null
							and to_jsonb(new) - 'sagsnummer' - 'begrundelse' = to_jsonb(old) - 'sagsnummer' - 'begrundelse' then
						return new;
					end if;
				end if;
				raise exception 'Adgangsloggen kan ikke ændres' using errcode = 'insufficient_privilege';
			end $$""", """
			create trigger adgangslog_raekke before update or delete on adgangslog
			for each row execute function adgangslog_kan_kun_vokse()""", """
			create trigger adgangslog_hel before truncate on adgangslog
			for each statement execute function adgangslog_kan_kun_vokse()""");

	@Override
	public void migrate(Context context) throws Exception {
		if (!context.getConnection().getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
			return;
		}
		try (Statement saetning = context.getConnection().createStatement()) {
			for (String trigger : TRIGGERE) {
				saetning.execute(trigger);
			}
		}
	}

}
