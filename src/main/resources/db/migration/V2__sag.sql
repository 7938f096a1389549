-- A case: one citizen's thread through one programme. The stored columns besides the facts are read models of the case's own events.
create table sag (
  sagsnummer       varchar(40)  not null primary key,
  program          varchar(64)  not null,
  cpr_hash         varchar(64)  not null references borger (cpr_hash),
  enhed            varchar(40)  not null,
  sag_start        date         not null,
  anker            date         not null,
  aktivitetsparat  boolean,
  paa_vej_i_rehab  boolean,
  undtag           boolean,
  foedt            date         not null,
  daekkede_dage    integer      not null,
  graense          integer      not null,
  fingeraftryk     varchar(64)  not null,
  oprettet         timestamp with time zone not null,
  aaben_noegle     varchar(140) unique,
  proces_id        varchar(64),
  tilstand         varchar(40)  not null,
  udfald           varchar(40),
  lukket           date,
  pause            boolean      not null,
  overskredet      boolean      not null,
  over_maal        boolean      not null,
  kontaktfrekvens  varchar(10)  not null,
  jobformidler     varchar(64)
);
create index sag_liste on sag (enhed, tilstand);
create index sag_jobformidler on sag (jobformidler);
create index sag_borger on sag (cpr_hash);

create table ydelsesperiode (
  sagsnummer varchar(40) not null references sag (sagsnummer),
  nr         integer     not null,
  ydelse     varchar(60) not null,
  fra        date        not null,
  til        date        not null,
  primary key (sagsnummer, nr)
);

-- Every fact of a case in the order it was registered: events from outside and finished tasks. Free text lies encrypted in svar.
create table haendelse (
  sagsnummer    varchar(40)  not null references sag (sagsnummer),
  nr            integer      not null,
  haendelses_id varchar(100),
  type          varchar(40)  not null,
  effektiv_dato date         not null,
  kilde         varchar(100),
  data          varchar(4000) not null,
  svar          text,
  indhold       varchar(64),
  status        varchar(20)  not null,
  registreret   timestamp with time zone not null,
  aktoer        varchar(64)  not null,
  primary key (sagsnummer, nr),
  unique (sagsnummer, haendelses_id)
);

create table frist (
  sagsnummer        varchar(40)  not null references sag (sagsnummer),
  fristtype         varchar(30)  not null,
  nummer            integer      not null,
  noegle            varchar(160) not null,
  anker_dato        date         not null,
  raa_dato          date         not null,
  dato              date         not null,
  flyttet_fordi     varchar(500),
  forvarsel         date,
  art               varchar(10),
  status            varchar(12)  not null,
  opfyldt_dato      date,
  har_vaeret_overskredet boolean not null,
  naeste_trin       varchar(20),
  naeste_tidspunkt  timestamp with time zone,
  primary key (sagsnummer, fristtype, nummer),
  unique (sagsnummer, fristtype, noegle)
);
create index frist_naeste on frist (naeste_tidspunkt, sagsnummer, fristtype, nummer);
create index frist_status on frist (status, dato);

-- A step of the ladder that has run: once per deadline, whatever fails.
create table fristtrin (
  sagsnummer varchar(40) not null,
  fristtype  varchar(30) not null,
  nummer     integer     not null,
  trin       varchar(20) not null,
  udfoert    timestamp with time zone not null,
  primary key (sagsnummer, fristtype, nummer, trin),
  foreign key (sagsnummer, fristtype, nummer) references frist (sagsnummer, fristtype, nummer)
);

create table journal (
  id            bigint generated always as identity primary key,
  sagsnummer    varchar(40)  not null references sag (sagsnummer),
  tidspunkt     timestamp with time zone not null,
  effektiv_dato date         not null,
  type          varchar(40)  not null,
  aktoer        varchar(64)  not null,
  tekst         varchar(1000) not null,
  data          varchar(4000) not null
);
create index journal_sag on journal (sagsnummer, id);

-- The tasks of the engine as the product's own list: which task of the programme it is and which deadline it answers.
create table opgave (
  id           varchar(64)  not null primary key,
  sagsnummer   varchar(40)  not null references sag (sagsnummer),
  opgave       varchar(4)   not null,
  navn         varchar(200) not null,
  gruppe       varchar(64),
  ansvarlig    varchar(64),
  fristtype    varchar(30),
  nummer       integer,
  dato         date,
  placering_id varchar(100),
  haendelse_nr integer,
  oprettet     timestamp with time zone not null,
  afsluttet    timestamp with time zone,
  udfald       varchar(12)
);
create index opgave_sag on opgave (sagsnummer, afsluttet);

-- The placements of a case as they stand by effective date.
create table placering (
  sagsnummer     varchar(40)  not null references sag (sagsnummer),
  placering_id   varchar(100) not null,
  placeringstype varchar(20)  not null,
  start_dato     date         not null,
  slut_dato      date,
  status         varchar(10)  not null,
  primary key (sagsnummer, placering_id)
);
