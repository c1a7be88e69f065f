-- Corrections and merges without editing what was recorded: voids, merges, withdrawn identifiers and superseded facts are
-- records of their own with a time of their own, so that everything can be read as it was known at an earlier moment.

-- The id of the event, of the same organisation, in whose place this one was recorded.
ALTER TABLE event ADD COLUMN replaces uuid;

CREATE TABLE event_void (
    device_id       uuid        NOT NULL,
    sequence        bigint      NOT NULL,
    reason          text        NOT NULL,
    replacement_id  uuid,
    recorded_by     uuid        NOT NULL,
    recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT event_void_pk PRIMARY KEY (device_id, sequence),
    CONSTRAINT event_void_of_an_event FOREIGN KEY (device_id, sequence) REFERENCES event (device_id, sequence),
    CONSTRAINT event_void_reason_known CHECK (reason IN ('DID_NOT_OCCUR', 'INCORRECT_DATA'))
);

-- The device that another one was found to be, and the other way round; both flat, whatever the merges were. The row of a
-- merged device holds a lock's place but no life: its events count in the life of the device it is merged into.
ALTER TABLE life
    ADD COLUMN merged_into uuid,
    ADD COLUMN absorbed uuid[],
    ADD CONSTRAINT life_merges_one_way
        CHECK (merged_into IS NULL OR absorbed IS NULL AND merged_into <> device_id AND events = 0 AND recovered_mg = 0),
    ADD CONSTRAINT life_absorbs_some_or_is_null CHECK (cardinality(absorbed) > 0);

-- Each merge as it was made; from those in force the flat columns of life follow.
CREATE TABLE device_merge (
    device_id    uuid        NOT NULL,
    into_id      uuid        NOT NULL,
    merged_by    uuid        NOT NULL,
    merged_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    unmerged_by  uuid,
    unmerged_at  timestamptz,
    CONSTRAINT device_merge_pk PRIMARY KEY (device_id, merged_at),
    CONSTRAINT device_merge_of_two CHECK (device_id <> into_id),
    CONSTRAINT device_merge_undone_by_someone CHECK ((unmerged_at IS NULL) = (unmerged_by IS NULL))
);
CREATE UNIQUE INDEX device_merge_once_at_a_time ON device_merge (device_id) WHERE unmerged_at IS NULL;
CREATE INDEX device_merge_by_target ON device_merge (into_id);

-- An identifier may be withdrawn and given again.
ALTER TABLE device_identifier
    ADD COLUMN withdrawn_by uuid,
    ADD COLUMN withdrawn_at timestamptz,
    DROP CONSTRAINT device_identifier_pk,
    ADD CONSTRAINT device_identifier_pk PRIMARY KEY (device_id, scheme, issuer, normal_form, added_at),
    ADD CONSTRAINT device_identifier_withdrawn_by_someone CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL));
CREATE UNIQUE INDEX device_identifier_in_force
    ON device_identifier (device_id, scheme, issuer, normal_form) WHERE withdrawn_at IS NULL;

-- The facts of a device before each completion, under the version of the device that had them.
CREATE TABLE device_past (
    device_id                 uuid        NOT NULL,
    version                   integer     NOT NULL,
    category                  text        NOT NULL,
    category_assumed          boolean     NOT NULL,
    manufacturer              text,
    model                     text,
    mass_mg                   bigint,
    mass_basis                text,
    recycled_content_percent  numeric(5, 2),
    manufactured_on           text,
    observed_since            date        NOT NULL,
    superseded_by             uuid        NOT NULL,
    superseded_at             timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT device_past_pk PRIMARY KEY (device_id, version)
);

GRANT SELECT, INSERT ON event_void, device_merge, device_past TO ${serviceRole};
GRANT UPDATE (unmerged_by, unmerged_at) ON device_merge TO ${serviceRole};
GRANT UPDATE (withdrawn_by, withdrawn_at) ON device_identifier TO ${serviceRole};
GRANT DELETE ON identifier_key TO ${serviceRole};
