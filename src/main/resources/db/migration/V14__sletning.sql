-- When the municipality's own archive took over a closed case: only then may it be erased here.
alter table sag add column arkiveret date;
create index sag_lukket on sag (lukket);

-- The receipt of an erasure. Tells whoever knows the case number and the key that it was that case, and nobody else.
create table sletning (
  id         uuid        not null primary key,
  tidspunkt  timestamp with time zone not null,
  aktoer     varchar(64) not null,
  program    varchar(64) not null,
  enhed      varchar(40) not null,
  lukket_aar integer     not null,
  raekker    integer     not null,
  sag_aftryk varchar(64) not null unique
);

-- What figures keep of erased cases: how many of what in which month, and nothing that hangs together.
create table statistikrest (
  program varchar(64) not null,
  enhed   varchar(40) not null,
  maaned  varchar(7)  not null,
  art     varchar(12) not null,
  vaerdi  varchar(60) not null,
  antal   integer     not null,
  primary key (program, enhed, maaned, art, vaerdi)
);
