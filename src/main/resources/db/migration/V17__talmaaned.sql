-- A statement reads the days of its month, however long the figures go back.
create index tal_dag on tal (program, dag);

-- What figures add up from the start of the project, by first days of months: written with tal, and not with each step.
create table tal_maaned (
  program varchar(64) not null,
  enhed   varchar(40) not null,
  art     varchar(20) not null,
  vaerdi  varchar(100) not null,
  dag     date        not null,
  antal   bigint      not null,
  primary key (program, art, enhed, vaerdi, dag)
);
-- Filled when the figures are made anew, at the next start.
update tal_stand set version = 0;
