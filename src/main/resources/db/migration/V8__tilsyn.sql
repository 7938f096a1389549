-- Where nodes take turns: locked around the start of the watch, and noted by the watch at each round of its work.
create table fristvagt (
  id   integer not null primary key check (id = 1),
  -- When the watch last worked, by the database's clock.
  slag timestamp with time zone
);
insert into fristvagt (id) values (1);

-- The last sweep, and which node may sweep; all times by the database's clock.
create table tilsyn (
  id        integer not null primary key check (id = 1),
  laast_til timestamp with time zone not null,
  begyndt   timestamp with time zone,
  millis    bigint,
  rettet    integer,
  rest      integer
);
insert into tilsyn (id, laast_til) values (1, current_timestamp);

-- What sweeps found and could not mend. One that comes back after it was gone is a new occurrence.
create table tilsynsfund (
  noegle     varchar(150) not null primary key,
  art        varchar(30)  not null,
  sagsnummer varchar(40),
  enhed      varchar(40),
  siden      timestamp with time zone not null,
  -- When it was no longer found.
  vaek       timestamp with time zone
);
