-- Whether statements tell of the row: not of one that fell away and would never have been if all had been told on its day.
alter table frist add column taelles boolean default true not null;
