-- A citizen whose name and address are protected: the name stands encrypted, and navn says only that it is hidden.
alter table borger add column navn_krypt text;
