-- What was shown, as the request tells it. Waits some seconds until it is chained, in the order of arrival.
create table adgang (
  id          bigint generated always as identity primary key,
  -- The process that showed it, and its own count: a row that disappears before it is chained leaves a hole.
  node        varchar(36)  not null,
  node_nr     bigint       not null,
  tidspunkt   timestamp with time zone not null,
  bruger      varchar(64)  not null,
  handling    varchar(12)  not null,
  kald        varchar(120) not null,
  status      integer      not null,
  begrundelse varchar(1000),
  -- The cases, and the tasks whose case is looked up when the row is chained; separated by commas.
  sager       text,
  opgaver     text
);

-- Who saw which case, when, why and how it was answered. Each row's hash holds the one before it. The chain runs over keyed
-- hashes of the case number and the reason, so that an erased citizen can be taken out of the rows while the chain still holds.
create table adgangslog (
  nr                 bigint       not null primary key,
  tidspunkt          timestamp with time zone not null,
  bruger             varchar(64)  not null,
  handling           varchar(12)  not null,
  kald               varchar(120) not null,
  status             integer      not null,
  begrundelse        varchar(1000),
  begrundelse_aftryk varchar(64),
  sagsnummer         varchar(40),
  sag_aftryk         varchar(64),
  opgave             varchar(64),
  node               varchar(36)  not null,
  node_nr            bigint       not null,
  hash               varchar(64)  not null
);
create index adgangslog_sag on adgangslog (sagsnummer, nr);
create index adgangslog_node on adgangslog (node, node_nr);

-- The end of the chain; whoever chains holds this row.
create table adgangslog_ende (
  id   integer     not null primary key check (id = 1),
  nr   bigint      not null,
  hash varchar(64) not null
);
insert into adgangslog_ende (id, nr, hash) values (1, 0, '');

-- Cases that have been erased: late rows about them are chained without the number.
create table adgangslog_slettet (
  sag_aftryk varchar(64) not null primary key
);
