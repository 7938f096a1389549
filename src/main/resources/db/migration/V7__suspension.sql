-- A programme, or one house of it, stands still for some days; til is the first day back, null while nobody knows it.
create table suspension (
  suspension_id varchar(40) not null primary key,
  program       varchar(64) not null,
  enhed         varchar(40),
  fra           date        not null,
  til           date,
  annulleret    boolean     not null
);

-- Every decision on a suspension, in order: registered, corrected, annulled. Lines are only ever added.
create table suspension_aendring (
  suspension_id varchar(40)  not null references suspension (suspension_id),
  nr            integer      not null,
  type          varchar(12)  not null,
  fra           date         not null,
  til           date,
  begrundelse   varchar(500) not null,
  aktoer        varchar(64)  not null,
  tidspunkt     timestamp with time zone not null,
  primary key (suspension_id, nr)
);

-- The suspensions that a case has followed so far: each id with its days, open-ended while it lasts. A case that lags behind is brought in line.
alter table sag add column suspension varchar(8000) default '' not null;
