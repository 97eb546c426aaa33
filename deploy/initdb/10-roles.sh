#!/bin/sh
# Run once by the postgres image on an empty volume: one role owns the database and migrates, the other runs the
# workbench and owns nothing (docs/reference/database-laws.md).
set -eu
secrets=${SECRETS:-/run/secrets}
psql -X -q -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d postgres \
    -v owner_password="$(cat "$secrets/owner_password")" -v app_password="$(cat "$secrets/app_password")" <<'SQL'
CREATE ROLE workbench_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE workbench_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'app_password';
CREATE DATABASE workbench OWNER workbench_owner;
REVOKE ALL ON DATABASE workbench FROM PUBLIC;
GRANT CONNECT ON DATABASE workbench TO workbench_app;
SQL
