-- The demo's clock, one row at most. Empty outside the demo.
create table demo_ur (
	id integer not null primary key check (id = 1),
	-- The clock has never shown a later instant than this.
	tidspunkt timestamp with time zone not null,
	-- The demo cohort, once it has been handed over.
	kohorte_id uuid
);
