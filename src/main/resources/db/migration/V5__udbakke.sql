-- What somebody is to be told, written with the step that asks for it: once per cause and recipient, however often the step is tried.
create table varsel (
  id         bigint generated always as identity primary key,
  noegle     varchar(200) not null,
  modtager   varchar(64)  not null,
  gruppe     boolean      not null,
  type       varchar(12)  not null,
  sagsnummer varchar(40),
  tekst      varchar(500) not null,
  tidspunkt  timestamp with time zone not null,
  -- When it was gathered into letters, by the clock of the machine.
  samlet     timestamp with time zone,
  unique (noegle, modtager)
);
create index varsel_samlet on varsel (samlet, id);
