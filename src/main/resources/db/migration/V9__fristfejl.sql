-- A case whose ladder steps could not be run, and when they are tried again by the product's clock.
create table fristfejl (
  sagsnummer     varchar(40) not null primary key references sag (sagsnummer),
  antal          integer     not null,
  naeste_forsoeg timestamp with time zone not null
);
