-- The months and quarters that have their process: a row each, made with it. The row without a period is where nodes take turns.
create table periode (
  proces  varchar(40) not null,
  noegle  varchar(10) not null,
  begyndt timestamp with time zone,
  -- When its work was done; until then a process that is gone is started again.
  sluttet timestamp with time zone,
  primary key (proces, noegle)
);
insert into periode (proces, noegle) values ('maanedsopgoerelse', ''), ('styregruppe', '');

-- Each time a statement was laid before the controller, and the answer.
create table maanedskontrol (
  maaned    varchar(7)  not null,
  nr        integer     not null,
  udgave    integer     not null,
  godkendt  boolean,
  afvigelser varchar(4000),
  aktoer    varchar(64),
  tidspunkt timestamp with time zone,
  primary key (maaned, nr)
);

-- A meeting of the steering group. Figures and decisions, never a citizen.
create table styregruppemoede (
  kvartal     varchar(7)    not null primary key,
  moededato   date          not null,
  deltagere   varchar(400)  not null,
  beslutninger varchar(4000) not null,
  aktoer      varchar(64)   not null,
  tidspunkt   timestamp with time zone not null
);

-- Which edition of each month the meeting had before it.
create table styregruppemoede_udgave (
  kvartal varchar(7) not null references styregruppemoede (kvartal),
  maaned  varchar(7) not null,
  udgave  integer    not null,
  primary key (kvartal, maaned)
);

-- A decision that somebody follows up on; status is null until that has been answered.
create table opfoelgning (
  kvartal    varchar(7)    not null references styregruppemoede (kvartal),
  nr         integer       not null,
  tekst      varchar(1000) not null,
  ejer       varchar(64)   not null,
  dato       date          not null,
  status     varchar(20),
  bemaerkning varchar(2000),
  aktoer     varchar(64),
  tidspunkt  timestamp with time zone,
  primary key (kvartal, nr)
);
