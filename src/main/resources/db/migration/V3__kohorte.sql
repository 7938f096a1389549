-- A cohort that was handed over, and how far its rows have been taken in.
create table kohorte (
	id uuid not null primary key,
	program varchar(100) not null,
	aktoer varchar(255) not null,
	modtaget timestamp with time zone not null,
	status varchar(10) not null,
	raekker integer not null,
	-- Rows done; the next run begins after them.
	naaet integer not null,
	oprettet integer not null,
	gentaget integer not null,
	afvist integer not null
);

-- The file itself, encrypted, in pieces; deleted when every row is done.
create table kohorte_del (
	kohorte_id uuid not null references kohorte (id),
	nummer integer not null,
	indhold bytea not null,
	primary key (kohorte_id, nummer)
);

-- What was wrong with a line of the file.
create table kohorte_fejl (
	kohorte_id uuid not null references kohorte (id),
	linje bigint not null,
	nummer integer not null,
	felt varchar(100),
	fejl varchar(1000) not null,
	primary key (kohorte_id, linje, nummer)
);
