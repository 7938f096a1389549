-- The two roles of the product, made once by an administrator of the server, in the product's empty database:
-- tovholder_ejer owns the tables and changes them when a new version comes; tovholder runs the product and changes no table.
create role tovholder_ejer login password :'ejer_adgangskode';
create role tovholder login password :'adgangskode';

revoke all on schema public from public;
alter schema public owner to tovholder_ejer;
grant usage on schema public to tovholder;

-- What the owner makes from now on, the product may read and write.
alter default privileges for role tovholder_ejer in schema public grant select, insert, update, delete on tables to tovholder;
alter default privileges for role tovholder_ejer in schema public grant usage, select on sequences to tovholder;
