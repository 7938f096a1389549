-- What steps tell other systems, one row for each case and step: steps only insert, so none waits for another.
create table nyhed_ny (
  id         bigint generated always as identity primary key,
  sagsnummer varchar(40) not null,
  -- The product's clock at the step.
  tidspunkt  timestamp with time zone not null,
  nyheder    text        not null
);

-- The same in an order that stays: whoever has read a position never misses one that comes later.
create table nyhed (
  position   bigint      not null primary key,
  id         uuid        not null unique,
  sagsnummer varchar(40) not null,
  tidspunkt  timestamp with time zone not null,
  type       varchar(40) not null,
  data       varchar(1000) not null,
  -- When it got its position, by the clock of the machine.
  lagt       timestamp with time zone not null
);
create index nyhed_sag on nyhed (sagsnummer);
create index nyhed_lagt on nyhed (lagt);

-- Where nodes take turns at numbering: the last position that was given, and the last that was removed because of its age.
create table nyhed_stand (
  id          integer not null primary key check (id = 1),
  sidste      bigint  not null,
  slettet_til bigint  not null
);
insert into nyhed_stand (id, sidste, slettet_til) values (1, 0, 0);

-- Who is told by webhook, and how far that has come. Address and secret are settings and stand nowhere here.
create table nyhed_abonnement (
  navn           varchar(40)   not null primary key,
  -- The types it wants, separated by commas; empty = all.
  typer          varchar(1000) not null,
  oprettet       timestamp with time zone not null,
  -- When a node last had it among its settings.
  meldt          timestamp with time zone not null,
  leveret        bigint        not null,
  senest_leveret timestamp with time zone,
  -- Failures since the last delivery, each of another news.
  fejl_i_traek   integer       not null,
  fejl_position  bigint,
  fejl_siden     timestamp with time zone,
  fejl           varchar(300),
  -- Pauses since the last delivery, and until when nobody tries.
  pauser         integer       not null,
  pause_til      timestamp with time zone
);

-- What a subscription has not received yet.
create table nyhed_levering (
  abonnement     varchar(40) not null,
  position       bigint      not null references nyhed (position),
  sagsnummer     varchar(40) not null,
  forsoeg        integer     not null,
  naeste_forsoeg timestamp with time zone not null,
  -- Who is sending it, and until when nobody else may.
  laas           uuid,
  laast_til      timestamp with time zone,
  fejl           varchar(300),
  primary key (abonnement, position)
);
create index nyhed_levering_position on nyhed_levering (position);
create index nyhed_levering_sag on nyhed_levering (sagsnummer, abonnement, position);
