-- Run once by a superuser of a PostgreSQL 15 or newer (psql 15 or newer): a role that owns the database and migrates it,
-- and a role for the service that owns nothing. The migrations grant the second one what it needs.
\getenv owner_password CIRCULOG_OWNER_PASSWORD
\getenv service_password CIRCULOG_SERVICE_PASSWORD

CREATE ROLE circulog_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE circulog_service LOGIN PASSWORD :'service_password';

-- Text sorts by code point, alike on every machine, and upper and lower case are known beyond ASCII.
CREATE DATABASE circulog OWNER circulog_owner TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8';
REVOKE ALL ON DATABASE circulog FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE circulog TO circulog_service;
