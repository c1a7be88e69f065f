-- Figures over millions of devices must be answered in milliseconds, and the same again a year later: each life keeps its line
-- for figures, changes of lines are noted beside it, and rollups follow them.

-- One moment for all that a transaction records: what is known at a moment is never a part of a transaction.
CREATE FUNCTION recording_instant() RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    kept text := current_setting('circulog.recording_instant', true);
BEGIN
    IF kept IS NULL OR kept = '' THEN
        -- Before the moment is taken, so that figure_watermark sees the transaction.
        PERFORM pg_current_xact_id();
        kept := set_config('circulog.recording_instant', clock_timestamp()::text, true);
    END IF;
    RETURN kept::timestamptz;
END
$$;

ALTER TABLE event ALTER COLUMN recorded_at SET DEFAULT recording_instant();
ALTER TABLE event_void ALTER COLUMN recorded_at SET DEFAULT recording_instant();
ALTER TABLE device_past ALTER COLUMN superseded_at SET DEFAULT recording_instant();
ALTER TABLE device_merge ALTER COLUMN merged_at SET DEFAULT recording_instant();
ALTER TABLE device_identifier ALTER COLUMN added_at SET DEFAULT recording_instant();

ALTER TABLE device
    ALTER COLUMN registered_at SET DEFAULT recording_instant(),
    ADD COLUMN registered_in text,
    ADD CONSTRAINT device_registered_in_form CHECK (registered_in ~ '^[A-Z]{2}$');
UPDATE device SET registered_in = organisation.country FROM organisation WHERE organisation.id = device.registered_by;
ALTER TABLE device ALTER COLUMN registered_in SET NOT NULL;

-- A merged record has no line: it goes on in the life of the device that it is merged into.
ALTER TABLE life
    ADD COLUMN category_key text,
    ADD COLUMN manufacturer_key text,
    ADD COLUMN model_key text,
    ADD COLUMN lifeline bytea,
    ADD COLUMN changed_at timestamptz NOT NULL DEFAULT recording_instant();
-- The end of an id is random: its order draws samples.
CREATE INDEX life_by_category ON life (category_key, (right(device_id::text, 8) COLLATE "C"));
CREATE INDEX life_by_country ON life (country, (right(device_id::text, 8) COLLATE "C"));
CREATE INDEX life_by_manufacturer ON life (manufacturer_key, (right(device_id::text, 8) COLLATE "C"))
    WHERE manufacturer_key IS NOT NULL;
CREATE INDEX life_by_model ON life (model_key, manufacturer_key) WHERE model_key IS NOT NULL;

-- Lives from before, whose lines are drawn in the background.
CREATE TABLE lifeline_backlog (
    device_id uuid NOT NULL,
    CONSTRAINT lifeline_backlog_pk PRIMARY KEY (device_id)
);
INSERT INTO lifeline_backlog (device_id) SELECT device_id FROM life WHERE merged_into IS NULL;

-- What the rollups have not followed yet: a line before and after a change, or counts that no line gives.
CREATE TABLE figure_delta (
    delta_id       bigint      GENERATED ALWAYS AS IDENTITY,
    recorded_at    timestamptz NOT NULL DEFAULT recording_instant(),
    device_id      uuid,
    before         bytea,
    after          bytea,
    category       text,
    country        text,
    registered_in  text,
    cells          bytea,
    CONSTRAINT figure_delta_pk PRIMARY KEY (delta_id),
    CONSTRAINT figure_delta_of_a_line_or_of_counts CHECK ((cells IS NULL) = (num_nonnulls(before, after) > 0))
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);

-- Counts of one category, within one value of one other dimension; a group has a few rows, which add up.
CREATE TABLE figure_cells (
    dimension  text   NOT NULL,
    value      text   NOT NULL,
    category   text   NOT NULL,
    family     text   NOT NULL,
    segment    bigint GENERATED ALWAYS AS IDENTITY,
    cells      bytea  NOT NULL,
    CONSTRAINT figure_cells_pk PRIMARY KEY (dimension, value, category, family, segment)
);
ALTER TABLE figure_cells ALTER COLUMN cells SET STORAGE EXTERNAL;

-- Up to which moment the rollups have followed: what they have is never known earlier.
CREATE TABLE figure_progress (
    folded_until  timestamptz NOT NULL,
    only_row      boolean     NOT NULL DEFAULT true,
    CONSTRAINT figure_progress_pk PRIMARY KEY (only_row),
    CONSTRAINT figure_progress_has_one_row CHECK (only_row)
);
INSERT INTO figure_progress (folded_until) VALUES ('1970-01-01T00:00:00Z');

GRANT EXECUTE ON FUNCTION recording_instant() TO ${serviceRole};
GRANT SELECT, UPDATE ON figure_progress TO ${serviceRole};
GRANT SELECT, UPDATE, DELETE ON lifeline_backlog TO ${serviceRole};
GRANT SELECT, INSERT, DELETE ON figure_delta, figure_cells TO ${serviceRole};

-- Up to which moment all that was recorded is committed: a transaction has an id before it has its moment of recording, and
-- its start comes before that.
CREATE FUNCTION figure_watermark() RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    present timestamptz := clock_timestamp();
BEGIN
    RETURN least(present, (
        SELECT min(xact_start) - interval '1 microsecond'
        FROM pg_stat_activity
        WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()));
END
$$;
GRANT EXECUTE ON FUNCTION figure_watermark() TO ${serviceRole};
