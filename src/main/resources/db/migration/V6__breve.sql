-- When a notice was laid out, by the clock of the database: tidspunkt goes by the product's clock, which the demo moves.
alter table varsel add column lagt timestamp with time zone default current_timestamp not null;

-- A letter: everything that waited for one person when it was gathered, or one invitation.
create table brev (
  id               uuid         not null primary key,
  -- A user, or faggruppe:<profession> where the address is a setting.
  modtager         varchar(64)  not null,
  adresse          varchar(255),
  slags            varchar(12)  not null,
  sagsnummer       varchar(40),
  emne             varchar(200) not null,
  tekst            text         not null,
  kalender         text,
  metode           varchar(10),
  besked_id        varchar(300) not null unique,
  status           varchar(12)  not null,
  kanal            varchar(10),
  oprettet         timestamp with time zone not null,
  forsoeg          integer      not null,
  naeste_forsoeg   timestamp with time zone not null,
  -- The mail server was not there: the letter need not wait once it is.
  uden_forbindelse boolean      not null,
  -- Who is sending it, and until when nobody else may.
  laas             uuid,
  laast_til        timestamp with time zone,
  sendt            timestamp with time zone,
  fejl             varchar(300)
);
create index brev_naeste on brev (status, naeste_forsoeg);
create index brev_modtager on brev (modtager, oprettet);
create index brev_sagsnummer on brev (sagsnummer);

create table brev_varsel (
  brev_id   uuid   not null references brev (id),
  varsel_id bigint not null references varsel (id),
  primary key (brev_id, varsel_id)
);
create index brev_varsel_varsel on brev_varsel (varsel_id);
create index varsel_sagsnummer on varsel (sagsnummer);

-- A meeting that people have been invited to. Its uid stays, its sekvens rises with every message about it.
create table moede (
  uid        varchar(300) not null primary key,
  sagsnummer varchar(40)  not null,
  moede      varchar(160) not null,
  sekvens    integer      not null,
  titel      varchar(200) not null,
  -- Danish local time; without it the meeting takes the day.
  start_tid  timestamp,
  dag        date         not null,
  sted       varchar(500),
  aflyst     boolean      not null,
  unique (sagsnummer, moede)
);

create table moede_deltager (
  uid      varchar(300) not null references moede (uid),
  modtager varchar(64)  not null,
  adresse  varchar(255),
  primary key (uid, modtager)
);

-- One row each: who gathers letters, and from when the next letter may leave.
create table udbakke_laas (
  navn      varchar(12) not null primary key,
  ledig_fra timestamp with time zone
);
insert into udbakke_laas (navn) values ('SAMLING'), ('AFSENDELSE');

-- Whether letters are held back, and what tells a database that has been put back to an earlier day.
create table tilbagehold (
  id           integer not null primary key,
  installation varchar(36),
  livstegn     timestamp with time zone,
  identitet    varchar(60),
  tilbageholdt timestamp with time zone,
  aarsag       varchar(300),
  frigivet     timestamp with time zone,
  frigivet_af  varchar(64),
  -- What was held back leaves at a lower rate until it is gone.
  efterslaeb   boolean not null
);
insert into tilbagehold (id, efterslaeb) values (1, false);
