-- The records from which everything else is derived, the keys that keep them unique, and the life each device has so far.
-- Tables of the event family start with device_id, so that they can be distributed by it.

CREATE TABLE organisation (
    id          uuid        NOT NULL,
    name        text        NOT NULL,
    country     text        NOT NULL,
    roles       text[]      NOT NULL,
    suspended   boolean     NOT NULL DEFAULT false,
    version     integer     NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT organisation_pk PRIMARY KEY (id),
    CONSTRAINT organisation_country_form CHECK (country ~ '^[A-Z]{2}$'),
    CONSTRAINT organisation_has_a_role CHECK (cardinality(roles) > 0)
);

CREATE TABLE api_key (
    id               text        NOT NULL,
    organisation_id  uuid        NOT NULL,
    secret_hash      bytea       NOT NULL,
    roles            text[]      NOT NULL,
    created_at       timestamptz NOT NULL DEFAULT now(),
    expires_at       timestamptz,
    revoked_at       timestamptz,
    CONSTRAINT api_key_pk PRIMARY KEY (id),
    CONSTRAINT api_key_of_an_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT api_key_hash_is_hmac_sha_256 CHECK (octet_length(secret_hash) = 32),
    CONSTRAINT api_key_has_a_role CHECK (cardinality(roles) > 0)
);
CREATE INDEX api_key_by_organisation ON api_key (organisation_id);

CREATE TABLE device (
    device_id                 uuid        NOT NULL,
    category                  text        NOT NULL,
    category_assumed          boolean     NOT NULL,
    manufacturer              text,
    manufacturer_key          text GENERATED ALWAYS AS (lower(btrim(manufacturer))) STORED,
    model                     text,
    model_key                 text GENERATED ALWAYS AS (lower(btrim(model))) STORED,
    mass_mg                   bigint,
    mass_basis                text,
    recycled_content_percent  numeric(5, 2),
    manufactured_on           text,
    observed_since            date        NOT NULL,
    registered_at             timestamptz NOT NULL DEFAULT clock_timestamp(),
    registered_by             uuid        NOT NULL,
    version                   integer     NOT NULL DEFAULT 0,
    CONSTRAINT device_pk PRIMARY KEY (device_id),
    CONSTRAINT device_category_form CHECK (category ~ '^[0-9]{4}$'),
    CONSTRAINT device_mass_in_range CHECK (mass_mg BETWEEN 1 AND 1000000000000),
    CONSTRAINT device_mass_has_a_basis CHECK ((mass_mg IS NULL) = (mass_basis IS NULL)),
    CONSTRAINT device_mass_basis_known CHECK (mass_basis IN ('MEASURED', 'DECLARED')),
    CONSTRAINT device_recycled_content_in_range CHECK (recycled_content_percent BETWEEN 0 AND 100)
);
CREATE INDEX device_by_category ON device (category, device_id);
CREATE INDEX device_by_manufacturer ON device (manufacturer_key, model_key, device_id);

CREATE TABLE device_identifier (
    device_id     uuid        NOT NULL,
    scheme        text        NOT NULL,
    issuer        text        NOT NULL,
    normal_form   text        NOT NULL,
    value         text        NOT NULL,
    given_issuer  text,
    added_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    added_by      uuid        NOT NULL,
    CONSTRAINT device_identifier_pk PRIMARY KEY (device_id, scheme, issuer, normal_form),
    CONSTRAINT device_identifier_scheme_known
        CHECK (scheme IN ('SERIAL', 'IMEI', 'SGTIN', 'GRAI', 'GIAI', 'ASSET_TAG'))
);

-- A normal form in force belongs to one device. Apart from device_identifier, whose key starts with the device.
CREATE TABLE identifier_key (
    normal_form  text NOT NULL,
    scheme       text NOT NULL,
    issuer       text NOT NULL,
    device_id    uuid NOT NULL,
    CONSTRAINT identifier_key_pk PRIMARY KEY (normal_form, scheme, issuer)
);

CREATE SEQUENCE event_sequence CACHE 1;

-- mass_mg is what came out with MATERIAL_RECOVERY and what was received with RECYCLING; 0 where nobody weighed.
CREATE TABLE event (
    device_id        uuid        NOT NULL,
    sequence         bigint      NOT NULL DEFAULT nextval('event_sequence'),
    event_id         uuid        NOT NULL,
    organisation_id  uuid        NOT NULL,
    type             text        NOT NULL,
    fact             text        NOT NULL,
    occurred_at      text        NOT NULL,
    earliest_day     date        NOT NULL,
    latest_day       date        NOT NULL,
    country          text        NOT NULL,
    mass_mg          bigint      NOT NULL,
    content          jsonb       NOT NULL,
    warnings         jsonb       NOT NULL,
    content_hash     bytea       NOT NULL,
    recorded_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT event_pk PRIMARY KEY (device_id, sequence),
    CONSTRAINT event_country_form CHECK (country ~ '^[A-Z]{2}$'),
    CONSTRAINT event_days_in_order CHECK (earliest_day <= latest_day),
    CONSTRAINT event_not_before_1970 CHECK (earliest_day >= DATE '1970-01-01'),
    CONSTRAINT event_type_known
        CHECK (type IN ('SALE', 'REPAIR', 'REUSE', 'RECYCLING', 'MATERIAL_RECOVERY', 'WITHDRAWAL')),
    CONSTRAINT event_mass_fits_its_type CHECK (
        mass_mg >= 0 AND CASE type WHEN 'MATERIAL_RECOVERY' THEN mass_mg > 0 WHEN 'RECYCLING' THEN true ELSE mass_mg = 0 END)
);

-- An event id belongs to one event of an organisation, for ever.
CREATE TABLE event_key (
    event_id         uuid   NOT NULL,
    organisation_id  uuid   NOT NULL,
    device_id        uuid   NOT NULL,
    sequence         bigint NOT NULL,
    CONSTRAINT event_key_pk PRIMARY KEY (event_id, organisation_id)
);

-- What the events of a device add up to. Derived: recomputing it from the events gives the same row.
CREATE TABLE life (
    device_id          uuid    NOT NULL,
    stage              text    NOT NULL,
    use_state          text    NOT NULL,
    use_since          date,
    birth_at           text,
    birth_day          date,
    entry_day          date    NOT NULL,
    exit_kind          text,
    exit_day           date,
    first_use_days     integer,
    repair_use_days    integer NOT NULL,
    reuse_use_days     integer NOT NULL,
    downtime_days      integer NOT NULL,
    attempts           integer NOT NULL,
    fixes              integer NOT NULL,
    reuses             integer NOT NULL,
    collected_day      date,
    treated_day        date,
    events             integer NOT NULL,
    last_day           date,
    country            text,
    input_mass_mg      bigint  NOT NULL,
    input_mass_basis   text    NOT NULL,
    received_mg        bigint,
    recovered_mg       bigint  NOT NULL,
    recovery_limit_mg  bigint  NOT NULL,
    CONSTRAINT life_pk PRIMARY KEY (device_id),
    CONSTRAINT life_days_not_negative CHECK (
        coalesce(first_use_days, 0) >= 0 AND repair_use_days >= 0 AND reuse_use_days >= 0 AND downtime_days >= 0),
    CONSTRAINT life_exit_is_whole CHECK ((exit_kind IS NULL) = (exit_day IS NULL)),
    CONSTRAINT life_input_mass_positive CHECK (input_mass_mg > 0),
    CONSTRAINT life_recovers_no_more_than_went_in CHECK (recovered_mg BETWEEN 0 AND recovery_limit_mg)
) WITH (fillfactor = 80);

CREATE TABLE import_job (
    id               uuid        NOT NULL,
    organisation_id  uuid        NOT NULL,
    format           text        NOT NULL,
    dry_run          boolean     NOT NULL,
    state            text        NOT NULL,
    rows_total       bigint,
    rows_read        bigint      NOT NULL DEFAULT 0,
    created          bigint      NOT NULL DEFAULT 0,
    replayed         bigint      NOT NULL DEFAULT 0,
    warned           bigint      NOT NULL DEFAULT 0,
    rejected         bigint      NOT NULL DEFAULT 0,
    fixed            bigint      NOT NULL DEFAULT 0,
    repairable       bigint      NOT NULL DEFAULT 0,
    end_of_life      bigint      NOT NULL DEFAULT 0,
    outcome_unknown  bigint      NOT NULL DEFAULT 0,
    failure          text,
    leased_until     timestamptz,
    created_at       timestamptz NOT NULL DEFAULT now(),
    started_at       timestamptz,
    finished_at      timestamptz,
    CONSTRAINT import_job_pk PRIMARY KEY (id),
    CONSTRAINT import_job_of_an_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT import_job_state_known CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'))
);
CREATE INDEX import_job_by_organisation ON import_job (organisation_id, id);
CREATE INDEX import_job_unfinished ON import_job (created_at) WHERE state IN ('QUEUED', 'RUNNING');

-- The file of an import as it came, in pieces, until the import has ended.
CREATE TABLE import_chunk (
    import_id  uuid    NOT NULL,
    ordinal    integer NOT NULL,
    bytes      bytea   NOT NULL,
    CONSTRAINT import_chunk_pk PRIMARY KEY (import_id, ordinal),
    CONSTRAINT import_chunk_of_an_import FOREIGN KEY (import_id) REFERENCES import_job (id)
);

-- What the import had to say about a row.
CREATE TABLE import_finding (
    import_id   uuid    NOT NULL,
    row_number  bigint  NOT NULL,
    ordinal     integer NOT NULL,
    record_id   text,
    status      text    NOT NULL,
    pointer     text    NOT NULL,
    code        text    NOT NULL,
    message     text    NOT NULL,
    CONSTRAINT import_finding_pk PRIMARY KEY (import_id, row_number, ordinal),
    CONSTRAINT import_finding_of_an_import FOREIGN KEY (import_id) REFERENCES import_job (id)
);

-- The service's own role may add events but neither change nor remove one.
GRANT SELECT, INSERT, UPDATE ON organisation, api_key, device, life, import_job TO ${serviceRole};
GRANT SELECT, INSERT ON device_identifier, identifier_key, event, event_key, import_finding TO ${serviceRole};
GRANT SELECT, INSERT, DELETE ON import_chunk TO ${serviceRole};
GRANT USAGE ON SEQUENCE event_sequence TO ${serviceRole};
GRANT SELECT ON flyway_schema_history TO ${serviceRole};
