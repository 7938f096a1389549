-- A citizen. The CPR number stands only encrypted; the keyed hash finds it again.
create table borger (
	cpr_hash varchar(64) not null primary key,
	cpr_krypt varchar(200) not null,
	-- 200 characters of which each may take two units on H2.
	navn varchar(400) not null
);
