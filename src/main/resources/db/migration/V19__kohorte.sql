-- A trial changes no case; all or nothing takes in every row or none. Whoever is at a cohort says so by the pulse, and a
-- cancelled one is taken up by nobody until somebody asks for it.
alter table kohorte add column proeve boolean default false not null;
alter table kohorte add column alt_eller_intet boolean default false not null;
alter table kohorte add column annulleret timestamp with time zone;
alter table kohorte add column puls timestamp with time zone;
create index kohorte_modtaget on kohorte (modtaget);

-- What the earlier rows of a trial would have started, until the trial ends.
create table kohorte_proeve (
	kohorte_id uuid not null references kohorte (id),
	sagsnummer varchar(40) not null,
	fingeraftryk varchar(64) not null,
	aaben_noegle varchar(140),
	primary key (kohorte_id, sagsnummer)
);
create index kohorte_proeve_noegle on kohorte_proeve (kohorte_id, aaben_noegle);
