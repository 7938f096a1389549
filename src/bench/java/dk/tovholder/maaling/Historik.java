package dk.tovholder.maaling;

import java.sql.Date;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The same figures from the engine's history, each with the query that asks it fewest times. What the history cannot know, such
 * as how a contact went, is not asked for.
 */
final class Historik {

	/** What each case counted as at the end of each month, by house. */
	private static final String STATUS = """
			with maaned as (
			  select m::date fra, (m + interval '1 month')::date til
			  from generate_series(timestamp '2020-12-01', cast(:maaned as timestamp), interval '1 month') m),
			sager as (
			  select p.PROC_INST_ID_ id, v.TEXT_ enhed, p.START_TIME_ begyndt, p.END_TIME_ sluttet, p.END_ACT_ID_ udfald
			  from ACT_HI_PROCINST p join ACT_HI_VARINST v on v.PROC_INST_ID_ = p.PROC_INST_ID_ and v.NAME_ = 'enhed'
			  where p.PROC_DEF_KEY_ = 'afklaringspuljen'),
			placeret as (
			  select distinct on (m.fra, a.PROC_INST_ID_) m.fra, a.PROC_INST_ID_ id, a.ACT_NAME_ slags
			  from ACT_HI_ACTINST a join maaned m on a.START_TIME_ < m.til and (a.END_TIME_ is null or a.END_TIME_ >= m.fra)
			  where a.PROC_DEF_KEY_ = 'afklaringspuljen' and a.ACT_ID_ = 'receiveTask_iPlacering'
			  order by m.fra, a.PROC_INST_ID_, a.END_TIME_ desc nulls first),
			fritaget as (
			  select m.fra, a.PROC_INST_ID_ id
			  from ACT_HI_ACTINST a join maaned m on a.START_TIME_ < m.til and (a.END_TIME_ is null or a.END_TIME_ >= m.til)
			  where a.PROC_DEF_KEY_ = 'afklaringspuljen' and a.ACT_ID_ = 'receiveTask_fritaget')
			select m.fra, s.enhed, case
			  when s.sluttet < m.til and s.udfald in ('FRAFLYTTET', 'DOED', 'FOLKEPENSION', 'SENIORPENSION', 'IKKE_OMFATTET') then s.udfald
			  when f.id is not null then 'FRITAGET'
			  when s.sluttet < m.til and s.udfald <> 'YDELSE_OPHOERT_UKENDT' then s.udfald
			  when p.id is not null then p.slags
			  when s.sluttet < m.til then s.udfald else 'INGEN' end status, count(*)
			from maaned m join sager s on s.begyndt < m.til
			left join placeret p on p.fra = m.fra and p.id = s.id left join fritaget f on f.fra = m.fra and f.id = s.id
			group by 1, 2, 3""";

	private static final String FRISTER = """
			select TASK_DEF_KEY_, count(*) filter (where END_TIME_ <= DUE_DATE_ and DUE_DATE_ >= :fra) holdt,
			  count(*) filter (where (END_TIME_ > DUE_DATE_ or END_TIME_ is null) and DUE_DATE_ >= :fra) brudt,
			  count(*) filter (where END_TIME_ <= DUE_DATE_) holdt_ialt, count(*) filter (where END_TIME_ > DUE_DATE_ or END_TIME_ is null) brudt_ialt,
			  count(*) filter (where START_TIME_ < :til and (END_TIME_ is null or END_TIME_ >= :til)) aabne
			from ACT_HI_TASKINST where DUE_DATE_ < :til group by TASK_DEF_KEY_""";

	private static final String UDFOERTE = """
			select TASK_DEF_KEY_, date_trunc('week', END_TIME_), count(*) from ACT_HI_TASKINST
			where END_TIME_ >= :fra and END_TIME_ < :til group by 1, 2""";

	private static final String BEHOV = """
			select START_TIME_::date, count(*) from ACT_HI_PROCINST
			where PROC_DEF_KEY_ = 'afklaringspuljen' and START_TIME_ >= :foer and START_TIME_ < :til group by 1""";

	private static final String UDFALD = """
			select END_ACT_ID_, count(*), count(*) filter (where END_TIME_ >= :fra) from ACT_HI_PROCINST
			where PROC_DEF_KEY_ = 'afklaringspuljen' and END_TIME_ < :til group by END_ACT_ID_""";

	private static final String GENBEHANDLINGER = """
			select nummer, TASK_DEF_KEY_, count(*) from (
			  select TASK_DEF_KEY_, END_TIME_, row_number() over (partition by ROOT_PROC_INST_ID_, TASK_DEF_KEY_ order by START_TIME_) nummer
			  from ACT_HI_TASKINST where PROC_DEF_KEY_ = 'genbehandling') x
			where END_TIME_ >= :fra and END_TIME_ < :til group by 1, 2""";

	private static final String SAGSSTAMMER = """
			select ASSIGNEE_, count(*) from (
			  select distinct on (t.ROOT_PROC_INST_ID_) t.ASSIGNEE_ from ACT_HI_TASKINST t
			  join ACT_HI_PROCINST p on p.PROC_INST_ID_ = t.ROOT_PROC_INST_ID_
			  where t.PROC_DEF_KEY_ = 'afklaringsforloeb' and t.ASSIGNEE_ is not null and t.START_TIME_ < :til
			    and (p.END_TIME_ is null or p.END_TIME_ >= :til) order by t.ROOT_PROC_INST_ID_, t.START_TIME_ desc) x
			group by ASSIGNEE_""";

	private static final String VARIGHEDER = """
			select TASK_DEF_KEY_, percentile_cont(0.5) within group (order by END_TIME_ - START_TIME_), avg(END_TIME_ - START_TIME_), count(*)
			from ACT_HI_TASKINST where END_TIME_ >= :fra and END_TIME_ < :til group by TASK_DEF_KEY_
			union all
			select 'SAG', percentile_cont(0.5) within group (order by END_TIME_ - START_TIME_), avg(END_TIME_ - START_TIME_), count(*)
			from ACT_HI_PROCINST where PROC_DEF_KEY_ = 'afklaringspuljen' and END_TIME_ >= :fra and END_TIME_ < :til
			union all
			select 'FOERSTE_PLACERING', percentile_cont(0.5) within group (order by x.foerste - p.START_TIME_), avg(x.foerste - p.START_TIME_), count(*)
			from (select PROC_INST_ID_, min(START_TIME_) foerste from ACT_HI_ACTINST
			  where PROC_DEF_KEY_ = 'afklaringspuljen' and ACT_ID_ = 'receiveTask_iPlacering' group by PROC_INST_ID_) x
			join ACT_HI_PROCINST p on p.PROC_INST_ID_ = x.PROC_INST_ID_ where x.foerste >= :fra and x.foerste < :til""";

	private static final String FASER = """
			select ACT_ID_, count(*) from ACT_HI_ACTINST where PROC_DEF_KEY_ = 'afklaringspuljen' and END_TIME_ is null group by ACT_ID_""";

	private static final String UGEN = """
			select TASK_DEF_KEY_, count(*) filter (where DUE_DATE_ >= :idag), count(*) filter (where DUE_DATE_ < :idag) from ACT_HI_TASKINST
			where END_TIME_ is null and DUE_DATE_ < :mandag group by TASK_DEF_KEY_""";

	private final NamedParameterJdbcTemplate jdbc;

	private final YearMonth maaned;

	private final LocalDate idag;

	Historik(JdbcTemplate jdbc, YearMonth maaned, LocalDate idag) {
		this.jdbc = new NamedParameterJdbcTemplate(jdbc);
		this.maaned = maaned;
		this.idag = idag;
	}

	/** Everything on the monthly statement that the history knows. */
	int opgoerelse() {
		Map<String, Object> dage = Map.of("maaned", Date.valueOf(maaned.atDay(1)), "fra", Date.valueOf(maaned.atDay(1)), "til",
				Date.valueOf(maaned.plusMonths(1).atDay(1)), "foer", Date.valueOf(maaned.atDay(1).minusWeeks(8)));
		int raekker = 0;
		for (String sql : new String[] { STATUS, FRISTER, UDFOERTE, BEHOV, UDFALD, GENBEHANDLINGER, SAGSSTAMMER, VARIGHEDER }) {
			raekker += jdbc.queryForList(sql, dage).size();
		}
		return raekker;
	}

	/** Everything on the dashboard that the history knows. */
	int oversigt() {
		Map<String, Object> dage = Map.of("maaned", Date.valueOf(idag.withDayOfMonth(1)), "idag", Date.valueOf(idag), "mandag",
				Date.valueOf(idag.with(TemporalAdjusters.next(DayOfWeek.MONDAY))));
		int raekker = 0;
		for (String sql : new String[] { STATUS, FASER, UGEN }) {
			raekker += jdbc.queryForList(sql, dage).size();
		}
		return raekker;
	}

	/** Numerator and denominator of each month. */
	Map<YearMonth, String> udvikling() {
		Map<YearMonth, long[]> tal = new TreeMap<>();
		jdbc.query(STATUS, Map.of("maaned", Date.valueOf(maaned.atDay(1))), (RowCallbackHandler) (rs) -> {
			long[] maanedens = tal.computeIfAbsent(YearMonth.from(rs.getDate(1).toLocalDate()), (ny) -> new long[2]);
			switch (rs.getString(3)) {
				case "FRAFLYTTET", "DOED", "FOLKEPENSION", "SENIORPENSION", "IKKE_OMFATTET", "FRITAGET" -> {
				}
				case "INGEN", "YDELSE_OPHOERT_UKENDT" -> maanedens[1] += rs.getLong(4);
				default -> {
					maanedens[0] += rs.getLong(4);
					maanedens[1] += rs.getLong(4);
				}
			}
		});
		Map<YearMonth, String> udvikling = new TreeMap<>();
		tal.forEach((m, t) -> udvikling.put(m, t[0] + " of " + t[1]));
		return udvikling;
	}

}
