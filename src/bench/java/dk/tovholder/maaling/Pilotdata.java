package dk.tovholder.maaling;

import java.time.LocalDate;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Writes the tables of a pilot of two years into a PostgreSQL database: cases with everything that people did and when, and
 * the history that the engine would have kept of it. A case is the same however many there are.
 */
final class Pilotdata {

	/** The day after the last one that anything is written of. */
	static final LocalDate IDAG = LocalDate.of(2022, 12, 1);

	/** A number below a limit that depends on the case and on what is asked only. */
	private static final String LOD = """
			create or replace function lod(sag int, hvad int, under int) returns int language sql immutable
			as $$ select ((hashint4(sag * 64 + hvad)::bigint + 2147483648) % under)::int $$""";

	/** One line a case: the days on which things happen, null where they do not. */
	private static final String FORLOEB = """
			create temp table forloeb as
			select i, 'M-' || lpad(i::text, 7, '0') sagsnummer, case when i %% 5 = 0 then 'integrationshuset' else 'aktivhuset' end enhed,
			  start, samtale, moede, beslutning, tildelt, placering, placeringslut, lukket, slut, 16 + lod(i, 15, 8) kontakter,
			  (array['PRAKTIK', 'LOENNEDE_TIMER', 'LOENTILSKUD'])[1 + lod(i, 17, 3)] placeringstype,
			  (array['JOB_ORDINAERT', 'JOB_ORDINAERT', 'UDDANNELSE', 'ANDEN_YDELSE_RESSOURCEFORLOEB', 'ANDEN_YDELSE_FLEKSJOB',
			    'ANDEN_YDELSE_FOERTIDSPENSION', 'FRAFLYTTET', 'DOED', 'FOLKEPENSION', 'YDELSE_OPHOERT_UKENDT'])[1 + lod(i, 18, 10)] udfald,
			  'jobformidler' || 1 + lod(i, 14, 20) || '.' || case when i %% 5 = 0 then 'integrationshuset' else 'aktivhuset' end jobformidler,
			  case when placering is null then beslutning + 182 end maerke,
			  case when lod(i, 16, 100) < 5 then beslutning + 20 end fritaget
			from generate_series(%d, %d) i
			cross join lateral (select date '2020-12-01' + i * 7 %% 540 start) a
			cross join lateral (select start + 7 + lod(i, 1, 28) samtale) b
			cross join lateral (select samtale + 7 + lod(i, 2, 28) moede) c
			cross join lateral (select moede + lod(i, 3, 8) beslutning) d
			cross join lateral (select beslutning + 1 + lod(i, 4, 9) tildelt,
			  case when lod(i, 9, 100) < 40 and beslutning + 120 + lod(i, 10, 400) < date '2022-12-01'
			    then beslutning + 120 + lod(i, 10, 400) end lukket) e
			cross join lateral (select coalesce(lukket, date '2022-12-01') slut) f
			cross join lateral (select case when lod(i, 5, 100) < 60 and beslutning + 30 + lod(i, 6, 150) < slut
			  then beslutning + 30 + lod(i, 6, 150) end placering) g
			cross join lateral (select case when lod(i, 7, 100) < 60 and placering + 20 + lod(i, 8, 200) < slut
			  then placering + 20 + lod(i, 8, 200) end placeringslut) h""";

	/** What was registered of the cases. Tasks have the day they were begun and the day they were due as well. */
	private static final String FAKTA = """
			create temp table fakta as
			select x.*, row_number() over (partition by sagsnummer order by dato, orden)::int nr from (
			  select f.sagsnummer, f.enhed, f.jobformidler, t.* from forloeb f cross join lateral (
			    values (1, 'T02', start + 2, start, start + 14, null, format('{"tidspunkt":"%sT10:00","moedeform":"TELEFON"}', samtale)),
			    (2, 'T03', case when lod(i, 13, 100) < 15 then samtale - 3 end, start + 2, start + 28, null, '{"afholdt":"UDEBLEVET"}'),
			    (3, 'T20', case when lod(i, 13, 100) < 15 then samtale - 1 end, samtale - 3, samtale, null, '{}'),
			    (4, 'T03', samtale, start + 2, start + 28, null, '{"afholdt":"JA","samtykke":"GIVET"}'),
			    (5, 'T04', samtale + 1, samtale, start + 42, null, format('{"tidspunkt":"%sT10:00"}', moede)),
			    (6, 'T05', moede, samtale + 1, start + 56, null, '{"afholdt":"JA"}'),
			    (7, 'T21', case when moede > start + 61 then start + 61 end, start + 57, start + 63, null,
			      format('{"fristtype":"STRAKSAFKLARING","nummer":1,"aarsag":"KAPACITET","nyDato":"%s"}', moede)),
			    (8, 'T06', beslutning, moede, moede + 7, null, '{"beslutning":"AFKLARINGSFORLOEB"}'),
			    (9, 'T12', tildelt, beslutning, beslutning + 7, null, format('{"jobformidler":"%s"}', jobformidler)),
			    (11, 'PlaceringStartet', placering, null, null, 'start', format('{"placeringId":"P-%s","placeringstype":"%s"}', i, placeringstype)),
			    (12, 'T15', placering + 7 + lod(i, 19, 10), placering, placering + 14, null, format('{"placeringId":"P-%s"}', i)),
			    (13, 'PlaceringSluttet', placeringslut, null, null, 'slut', format('{"placeringId":"P-%s"}', i)),
			    (14, 'FritagelseStartet', fritaget, null, null, 'fra', '{}'),
			    (15, 'FritagelseSluttet', fritaget + 14, null, null, 'til', '{}'),
			    (16, 'T16', maerke + 4, maerke, maerke + 7, null, '{"ur":"ur:1"}'),
			    (17, 'T17', maerke + 10 + lod(i, 11, 25), maerke + 4, maerke + 28, null, '{"ur":"ur:1","afholdt":"JA"}'),
			    (18, 'T18', maerke + 35 + lod(i, 12, 8), maerke + 10 + lod(i, 11, 25), maerke + 42, null,
			      '{"ur":"ur:1","beslutning":"FORTSAET_FORLOEB"}'),
			    (20, 'SagOphoert', lukket, null, null, 'ophoer', format('{"udfald":"%s"}', udfald))
			  ) t (orden, type, dato, begyndt, forfald, haendelse, data) where t.dato <= f.slut
			  union all
			  select sagsnummer, enhed, jobformidler, 10, 'T13', beslutning + 7 * k, beslutning + 7 * k - 7,
			    beslutning + 7 * k - case when lod(i * 31 + k, 20, 10) = 0 then 2 else 0 end, null,
			    format('{"udfald":"%s","fristtype":"KONTAKT_UGE","noegle":"uge:%s"}',
			      (array['GENNEMFOERT', 'GENNEMFOERT', 'GENNEMFOERT', 'FORSOEGT', 'UDEBLEVET'])[1 + lod(i * 31 + k, 21, 5)], k)
			  from forloeb, generate_series(1, kontakter) k where beslutning + 7 * k <= slut
			  union all
			  select sagsnummer, enhed, jobformidler, 10, 'T14', placering + 30 * k, placering + 30 * k - 30, placering + 30 * k, null,
			    format('{"udfald":"GENNEMFOERT","fristtype":"KONTAKT_MAANED","noegle":"maaned:%s"}', k)
			  from forloeb, generate_series(1, 6) k where placering + 30 * k <= least(slut, coalesce(placeringslut, slut))
			) x""";

	private static final List<String> SAGER = List.of("""
			insert into borger (cpr_hash, cpr_krypt, navn) select sagsnummer, 'maaling', 'Prøve Person ' || i from forloeb""", """
			insert into sag (sagsnummer, program, cpr_hash, enhed, sag_start, anker, aktivitetsparat, paa_vej_i_rehab, undtag, foedt,
			  daekkede_dage, graense, fingeraftryk, oprettet, aaben_noegle, proces_id, tilstand, udfald, lukket, pause, overskredet,
			  over_maal, kontaktfrekvens, jobformidler)
			select sagsnummer, 'afklaringspuljen', sagsnummer, enhed, start, start, true, false, false, date '1980-01-01', 3000, 2922,
			  'maaling', start + time '08:00', case when lukket is null then 'afklaringspuljen:' || sagsnummer end,
			  'p-' || sagsnummer, case when lukket is not null then 'AFSLUTTET' when placering is not null and placeringslut is null
			    then 'FORLOEB_PLACERING' else 'FORLOEB_UGENTLIG' end, case when lukket is not null then udfald end, lukket, false,
			  false, false, case when lukket is not null then 'SLUT' when placering is not null and placeringslut is null then 'MAANED'
			    else 'UGE' end, jobformidler from forloeb""", """
			insert into placering (sagsnummer, placering_id, placeringstype, start_dato, slut_dato, status)
			select sagsnummer, 'P-' || i, placeringstype, placering, placeringslut, case when placeringslut is null then 'AABEN'
			  else 'SLUT' end from forloeb where placering is not null""", """
			insert into haendelse (sagsnummer, nr, haendelses_id, type, effektiv_dato, kilde, data, indhold, status, registreret, aktoer)
			select sagsnummer, nr, haendelse, type, dato, case when haendelse is not null then 'maaling' end, data,
			  case when haendelse is not null then 'maaling' end, 'ANVENDT', dato + time '12:00', 'maaling' from fakta""", """
			insert into frist (sagsnummer, fristtype, nummer, noegle, anker_dato, raa_dato, dato, art, status, opfyldt_dato,
			  bortfaldet_dato, har_vaeret_overskredet, naeste_trin, naeste_tidspunkt)
			select sagsnummer, fristtype, nummer, noegle, anker, dato, dato, art, status, case when status = 'OPFYLDT' then opfyldt end,
			  case when status = 'BORTFALDET' then lukket end,
			  dato < case status when 'OPFYLDT' then opfyldt when 'BORTFALDET' then lukket else date '2022-12-01' end,
			  case when status = 'AABEN' then 'OVERSKREDET' end, case when status = 'AABEN' then dato + 1 + time '00:00' end
			from (select f.sagsnummer, f.lukket, t.*, case when opfyldt <= slut then 'OPFYLDT' when lukket is not null then 'BORTFALDET'
			    when dato < date '2022-12-01' then 'OVERSKREDET' else 'AABEN' end status
			  from forloeb f cross join lateral (
			    select * from (values ('STRAKSAFKLARING', 1, 'start', start, start + 56, 'SKAL', moede),
			    ('FORBEREDENDE_SAMTALE', 1, 'start', start, start + 28, 'TILSTRAEB', samtale),
			    ('BESLUTNING', 1, 'T06', moede, moede + 7, 'TILSTRAEB', beslutning),
			    ('JOBFORMIDLER_TILDELES', 1, 'T12', beslutning, beslutning + 7, 'SKAL', tildelt),
			    ('OPFOELGNINGSPLAN', 1, 'P-' || i, placering, placering + 14, 'SKAL', placering + 7 + lod(i, 19, 10)),
			    ('GENBEHANDLING', 1, 'ur:1', maerke, maerke + 28, 'TILSTRAEB', maerke + 10 + lod(i, 11, 25)),
			    ('KONTAKT_UGE', 99, 'aaben', case when lukket is null and (placering is null or placeringslut is not null)
			      then date '2022-12-01' - 7 + lod(i, 22, 7) end, date '2022-12-01' + lod(i, 22, 7) - case when lod(i, 23, 20) = 0 then 7 else 0 end,
			      'SKAL', null),
			    ('KONTAKT_MAANED', 99, 'aaben', case when lukket is null and placering is not null and placeringslut is null
			      then greatest(placering, date '2022-12-01' - 30 + lod(i, 24, 30)) end, date '2022-12-01' + lod(i, 24, 30), 'SKAL', null)
			    ) enkelte
			    union all
			    select 'KONTAKT_UGE', k, 'uge:' || k, beslutning + 7 * k - 7,
			      beslutning + 7 * k - case when lod(i * 31 + k, 20, 10) = 0 then 2 else 0 end, 'SKAL', beslutning + 7 * k
			    from generate_series(1, kontakter) k
			    union all
			    select 'KONTAKT_MAANED', k, 'maaned:' || k, placering + 30 * k - 30, placering + 30 * k, 'SKAL', placering + 30 * k
			    from generate_series(1, 6) k where placering + 30 * k <= least(slut, coalesce(placeringslut, slut))
			  ) t (fristtype, nummer, noegle, anker, dato, art, opfyldt) where anker <= slut) x""", """
			insert into opgave (id, sagsnummer, opgave, navn, gruppe, ansvarlig, dato, oprettet, afsluttet, udfald)
			select sagsnummer || '-' || nr, sagsnummer, type, type, enhed || '.sagsbehandler',
			  case when type in ('T13', 'T14', 'T15') then jobformidler end, forfald, begyndt + time '08:00', dato + time '12:00', 'UDFOERT'
			from fakta where haendelse is null
			union all
			select sagsnummer || '-aaben', sagsnummer, case when placering is not null and placeringslut is null then 'T14' else 'T13' end,
			  'Kontakt', enhed || '.jobformidler', jobformidler, date '2022-12-01' + lod(i, 22, 7), timestamp '2022-11-25 08:00', null, null
			from forloeb where lukket is null""");

	/** Where the engine keeps a task: the process and the activity of its model. */
	private static final String MODEL = """
			create temp table model as select t.*, (select max(ID_) from ACT_RE_PROCDEF where KEY_ = t.proces) definition from (values
			  ('T02', 'afklaringspuljen', 'p-', 'userTask_indkaldTilForberedendeSamtale'),
			  ('T03', 'afklaringspuljen', 'p-', 'userTask_holdForberedendeSamtale'),
			  ('T20', 'afklaringspuljen', 'p-', 'userTask_foelgOpPaaUdeblivelse'),
			  ('T04', 'stepUpMoede', 's-', 'userTask_indkaldTilTvaerfagligtStepUpMoede'),
			  ('T05', 'stepUpMoede', 's-', 'userTask_holdTvaerfagligtStepUpMoede'),
			  ('T21', 'overskredetFrist', 'p-', 'userTask_lavAfviklingsplan'),
			  ('T06', 'afklaringspuljen', 'p-', 'userTask_tagStillingTilVidereAfklaring'),
			  ('T12', 'afklaringsforloeb', 'f-', 'userTask_tildelPersonligJobformidler'),
			  ('T13', 'afklaringsforloeb', 'f-', 'userTask_ugentligKontaktMedBorger'),
			  ('T14', 'afklaringsforloeb', 'f-', 'userTask_maanedligKontaktIPlacering'),
			  ('T15', 'afklaringsforloeb', 'f-', 'userTask_udarbejdOpfoelgningsplan'),
			  ('T16', 'genbehandling', 'p-', 'userTask_indkaldTilNytStepUpMoede'),
			  ('T17', 'genbehandling', 'p-', 'userTask_holdNytStepUpMoede'),
			  ('T18', 'genbehandling', 'p-', 'userTask_tagStillingEfterGenbehandling')) t (opgave, proces, instans, aktivitet)""";

	/**
	 * What the engine would keep, made as easy to ask as an engine could keep it: an end event for each outcome, the kind of a
	 * placement as the name of its activity, and no variable but the house.
	 */
	private static final List<String> HISTORIK = List.of("""
			insert into ACT_HI_PROCINST (ID_, PROC_INST_ID_, BUSINESS_KEY_, PROC_DEF_KEY_, PROC_DEF_ID_, START_TIME_, END_TIME_, DURATION_,
			  START_ACT_ID_, END_ACT_ID_, SUPER_PROCESS_INSTANCE_ID_, ROOT_PROC_INST_ID_, STATE_)
			select id || sagsnummer, id || sagsnummer, sagsnummer, proces, (select max(ID_) from ACT_RE_PROCDEF where KEY_ = proces),
			  fra + time '08:00', til + time '12:00', (til - fra) * 86400000::bigint, 'startEvent', case when til is not null then endelse end, ejer || sagsnummer,
			  'p-' || sagsnummer, case when til is null then 'ACTIVE' else 'COMPLETED' end
			from forloeb cross join lateral (values ('p-', 'afklaringspuljen', start, lukket, udfald, null),
			  ('s-', 'stepUpMoede', samtale, moede, 'endEvent_stepUpMoedeHoldt', 'p-'),
			  ('f-', 'afklaringsforloeb', beslutning, lukket, 'endEvent_kontaktpligtOphoert', 'p-')) t (id, proces, fra, til, endelse, ejer)""", """
			insert into ACT_HI_VARINST (ID_, PROC_DEF_KEY_, PROC_DEF_ID_, ROOT_PROC_INST_ID_, PROC_INST_ID_, EXECUTION_ID_, ACT_INST_ID_,
			  NAME_, VAR_TYPE_, CREATE_TIME_, REV_, TEXT_, STATE_)
			select 'v-' || sagsnummer, 'afklaringspuljen', (select max(ID_) from ACT_RE_PROCDEF where KEY_ = 'afklaringspuljen'),
			  'p-' || sagsnummer, 'p-' || sagsnummer, 'p-' || sagsnummer, 'p-' || sagsnummer, 'enhed', 'string', start, 0, enhed, 'CREATED'
			from forloeb""", """
			insert into ACT_HI_TASKINST (ID_, TASK_DEF_KEY_, PROC_DEF_KEY_, PROC_DEF_ID_, ROOT_PROC_INST_ID_, PROC_INST_ID_, EXECUTION_ID_,
			  ACT_INST_ID_, NAME_, ASSIGNEE_, START_TIME_, END_TIME_, DURATION_, DELETE_REASON_, PRIORITY_, DUE_DATE_, TASK_STATE_)
			select o.id, aktivitet, proces, definition, 'p-' || o.sagsnummer, instans || o.sagsnummer, instans || o.sagsnummer, 'a-' || o.id,
			  o.navn, o.ansvarlig, o.oprettet, o.afsluttet, extract(epoch from o.afsluttet - o.oprettet) * 1000,
			  case when o.afsluttet is not null then 'completed' end, 50, o.dato + time '23:00', case when o.afsluttet is not null
			  then 'Completed' else 'Created' end from opgave o join forloeb using (sagsnummer) join model using (opgave)""", """
			insert into ACT_HI_ACTINST (ID_, PARENT_ACT_INST_ID_, PROC_DEF_KEY_, PROC_DEF_ID_, ROOT_PROC_INST_ID_, PROC_INST_ID_,
			  EXECUTION_ID_, ACT_ID_, TASK_ID_, ACT_NAME_, ACT_TYPE_, ASSIGNEE_, START_TIME_, END_TIME_, DURATION_, ACT_INST_STATE_,
			  SEQUENCE_COUNTER_)
			select ACT_INST_ID_, PROC_INST_ID_, PROC_DEF_KEY_, PROC_DEF_ID_, ROOT_PROC_INST_ID_, PROC_INST_ID_, EXECUTION_ID_, TASK_DEF_KEY_,
			  ID_, NAME_, 'userTask', ASSIGNEE_, START_TIME_, END_TIME_, DURATION_, 4, 1
			from ACT_HI_TASKINST join forloeb on ROOT_PROC_INST_ID_ = 'p-' || sagsnummer
			union all
			select id || sagsnummer, instans || sagsnummer, proces, (select max(ID_) from ACT_RE_PROCDEF where KEY_ = proces), 'p-' || sagsnummer,
			  instans || sagsnummer, instans || sagsnummer, aktivitet, null, navn, type, null, fra + time '08:00', til + time '12:00',
			  (til - fra) * 86400000::bigint, 4, 1
			from forloeb cross join lateral (values ('b1-', 'afklaringspuljen', 'p-', 'startEvent_borgerPaaListen', 'Borger på listen', 'startEvent', start, start),
			  ('b2-', 'afklaringspuljen', 'p-', 'gateway_maalgruppeAfgjort', 'Omfattet?', 'exclusiveGateway', start, start),
			  ('b3-', 'afklaringspuljen', 'p-', 'gateway_samtykke', 'Samtykke?', 'exclusiveGateway', samtale, samtale),
			  ('b4-', 'afklaringspuljen', 'p-', 'callActivity_stepUpMoede', 'Tværfagligt step-up-møde', 'callActivity', samtale, moede),
			  ('b5-', 'stepUpMoede', 's-', 'startEvent_stepUpMoedeSkalHoldes', 'Step-up-møde skal holdes', 'startEvent', samtale, samtale),
			  ('b6-', 'stepUpMoede', 's-', 'endEvent_stepUpMoedeHoldt', 'Step-up-møde holdt', 'noneEndEvent', moede, moede),
			  ('b7-', 'afklaringspuljen', 'p-', 'callActivity_afklaringsforloeb', 'Kontakt i afklaringsforløb', 'callActivity', beslutning, lukket),
			  ('b8-', 'afklaringsforloeb', 'f-', 'startEvent_forloebBegyndt', 'Forløb begyndt', 'startEvent', beslutning, beslutning),
			  ('b9-', 'afklaringspuljen', 'p-', 'receiveTask_iForloebUdenPlacering', 'I forløb uden placering', 'receiveTask', beslutning,
			    coalesce(placering, lukket)),
			  ('c1-', 'afklaringspuljen', 'p-', 'receiveTask_iPlacering', placeringstype, 'receiveTask', placering, coalesce(placeringslut, lukket - 1)),
			  ('c2-', 'afklaringspuljen', 'p-', 'receiveTask_iForloebUdenPlacering', 'I forløb uden placering', 'receiveTask', placeringslut, lukket),
			  ('c3-', 'afklaringspuljen', 'p-', 'receiveTask_fritaget', 'Fritaget', 'receiveTask', fritaget, fritaget + 14)
			) t (id, proces, instans, aktivitet, navn, type, fra, til) where fra <= slut""");

	private Pilotdata() {
	}

	/** Adds cases to a database in which the product has made its tables. */
	static void fyld(String url, String bruger, int fra, int til) {
		SingleConnectionDataSource forbindelse = new SingleConnectionDataSource(url, bruger, "", true);
		try {
			JdbcTemplate jdbc = new JdbcTemplate(forbindelse);
			jdbc.execute("set synchronous_commit = off");
			jdbc.execute("set work_mem = '128MB'");
			jdbc.execute(LOD);
			jdbc.execute(MODEL);
			for (int i = fra; i < til; i += 10_000) {
				jdbc.execute(FORLOEB.formatted(i, Math.min(i + 10_000, til) - 1));
				jdbc.execute(FAKTA);
				jdbc.execute("analyze forloeb");
				SAGER.forEach(jdbc::update);
				HISTORIK.forEach(jdbc::update);
				jdbc.execute("drop table fakta");
				jdbc.execute("drop table forloeb");
			}
			// As the database does by itself after a while.
			jdbc.execute("vacuum analyze");
		}
		finally {
			forbindelse.destroy();
		}
	}

}
