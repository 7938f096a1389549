-- An event may correct an earlier one of its case by the sender's id of it.
alter table haendelse add column retter varchar(100);
