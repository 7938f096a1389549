-- What figures are made of: how many of what, by the day from which it counts. Kept up to date in the transaction of each step.
create table tal (
  program varchar(64) not null,
  enhed   varchar(40) not null,
  art     varchar(20) not null,
  vaerdi  varchar(100) not null,
  dag     date        not null,
  antal   bigint      not null,
  primary key (program, art, enhed, vaerdi, dag)
);

-- What steps have added or taken away since it was last added up: steps only insert, so none waits for another.
create table tal_aendring (
  id      bigint generated always as identity primary key,
  program varchar(64) not null,
  enhed   varchar(40) not null,
  art     varchar(20) not null,
  vaerdi  varchar(100) not null,
  dag     date        not null,
  antal   integer     not null
);

-- What erased cases counted for, added up: nothing that hangs together.
create table talrest (
  program varchar(64) not null,
  enhed   varchar(40) not null,
  art     varchar(20) not null,
  vaerdi  varchar(100) not null,
  dag     date        not null,
  antal   bigint      not null,
  primary key (program, art, enhed, vaerdi, dag)
);
drop table statistikrest;

-- Where nodes take turns at adding up, and by which rules the figures were made: 0 says that they must be made anew.
create table tal_stand (
  id      integer not null primary key check (id = 1),
  version integer not null
);
insert into tal_stand (id, version) values (1, 0);

-- What a case counts as in the monthly statements: fra and til are first days of months, til is the first month it no longer does.
create table sagsstatus (
  sagsnummer varchar(40) not null references sag (sagsnummer),
  status     varchar(40) not null,
  fra        date        not null,
  til        date,
  primary key (sagsnummer, fra)
);
create index sagsstatus_status on sagsstatus (status, fra);

-- The day from which a deadline was owed no more, by the fact that took it away.
alter table frist add column bortfaldet_dato date;
update frist set bortfaldet_dato = dato where status = 'BORTFALDET';
create index frist_type on frist (fristtype, dato);
create index haendelse_type on haendelse (type, effektiv_dato);

-- The monthly statements as they were cut: lines are only ever added, and only the approval is added to a line.
create table opgoerelse (
  program   varchar(64) not null,
  maaned    varchar(7)  not null,
  udgave    integer     not null,
  skaaret   timestamp with time zone not null,
  indhold   text        not null,
  hash      varchar(64) not null,
  godkendt  timestamp with time zone,
  godkender varchar(64),
  afvigelser text,
  primary key (program, maaned, udgave)
);

-- The figures as they are now.
create view tal_nu as
  select program, enhed, art, vaerdi, dag, antal from tal
  union all
  select program, enhed, art, vaerdi, dag, antal from tal_aendring;
