#!/bin/sh
# Run by the image of PostgreSQL when the database is made.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" \
	-v ejer_adgangskode="$TOVHOLDER_DB_EJER_ADGANGSKODE" -v adgangskode="$TOVHOLDER_DB_ADGANGSKODE" -f /roller/roller.sql
# Nobody makes temporary tables either.
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c "revoke all on database \"$POSTGRES_DB\" from public" \
	-c "grant connect on database \"$POSTGRES_DB\" to tovholder, tovholder_ejer"
