-- How a task presses, as its priority in the engine shows it: the watch finds tasks whose own date has passed by it.
alter table opgave add column hast varchar(12) default 'NORMAL' not null;
create index opgave_hast on opgave (afsluttet, hast, dato);
