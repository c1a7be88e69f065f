-- Recyclers work with pallets and kilograms: lots, what goes into them and moves between them, what comes out of devices
-- and lots per material, and who has claimed how much of it. Mass is whole milligrams.

-- input_mg is fixed when the lot is closed, and once more by the scale of an organisation that takes it over. What moved on
-- to other lots is no longer there to come out, so the limit of the outputs shrinks with it.
CREATE TABLE lot (
    lot_id           uuid        NOT NULL,
    holder_id        uuid        NOT NULL,
    opened_by        uuid        NOT NULL,
    name             text        NOT NULL,
    name_key         text GENERATED ALWAYS AS (lower(btrim(name))) STORED,
    country          text        NOT NULL,
    category         text,
    state            text        NOT NULL,
    stage            text        NOT NULL,
    gross_mg         bigint,
    tare_mg          bigint,
    net_mg           bigint,
    devices          integer     NOT NULL DEFAULT 0,
    pieces           bigint      NOT NULL DEFAULT 0,
    direct_mg        bigint      NOT NULL DEFAULT 0,
    received_mg      bigint      NOT NULL DEFAULT 0,
    default_mg       bigint      NOT NULL DEFAULT 0,
    input_mg         bigint,
    input_basis      text,
    input_limit_mg   bigint,
    output_mg        bigint      NOT NULL DEFAULT 0,
    output_limit_mg  bigint,
    moved_mg         bigint      NOT NULL DEFAULT 0,
    treated_day      date,
    manifest_hash    bytea,
    opened_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    closed_at        timestamptz,
    version          integer     NOT NULL DEFAULT 0,
    CONSTRAINT lot_pk PRIMARY KEY (lot_id),
    CONSTRAINT lot_country_form CHECK (country ~ '^[A-Z]{2}$'),
    CONSTRAINT lot_category_form CHECK (category ~ '^[0-9]{4}$'),
    CONSTRAINT lot_state_known CHECK (state IN ('OPEN', 'CLOSED')),
    CONSTRAINT lot_stage_known CHECK (stage IN ('COLLECTED', 'TREATED', 'RECOVERED')),
    CONSTRAINT lot_input_basis_known CHECK (input_basis IN ('MEASURED', 'DECLARED', 'CATEGORY_DEFAULT')),
    CONSTRAINT lot_weighing_is_a_difference CHECK (
        net_mg > 0 AND gross_mg > 0 AND tare_mg >= 0 AND (gross_mg IS NULL OR tare_mg IS NULL OR net_mg = gross_mg - tare_mg)),
    CONSTRAINT lot_contents_not_negative CHECK (
        devices >= 0 AND pieces >= devices AND direct_mg >= 0 AND received_mg >= 0
        AND default_mg BETWEEN 0 AND direct_mg + received_mg),
    CONSTRAINT lot_is_closed_as_a_whole CHECK (
        CASE state WHEN 'OPEN' THEN num_nonnulls(input_mg, input_basis, input_limit_mg, output_limit_mg, manifest_hash, closed_at) = 0
            ELSE num_nulls(input_mg, input_basis, input_limit_mg, output_limit_mg, manifest_hash, closed_at) = 0 END),
    CONSTRAINT lot_input_positive CHECK (input_mg > 0 AND input_limit_mg >= input_mg),
    CONSTRAINT lot_gives_no_more_than_went_in CHECK (
        output_mg >= 0 AND output_mg <= coalesce(output_limit_mg, 0) AND output_limit_mg <= input_limit_mg),
    CONSTRAINT lot_moves_no_more_than_went_in CHECK (moved_mg >= 0 AND moved_mg <= coalesce(input_mg, 0))
);
CREATE INDEX lot_by_holder ON lot (holder_id, lot_id);
CREATE INDEX lot_by_name ON lot (holder_id, name_key text_pattern_ops);

-- Devices in a lot, in the order in which they were added; the values are frozen when the lot is closed. Whoever left a
-- closed lot, by a split or with its mass, is no longer meant by the lot's later events.
CREATE TABLE lot_member (
    lot_id      uuid        NOT NULL,
    device_id   uuid        NOT NULL,
    ordinal     integer     NOT NULL,
    category    text        NOT NULL,
    mass_mg     bigint      NOT NULL,
    mass_basis  text        NOT NULL,
    from_lot    uuid,
    added_by    uuid        NOT NULL,
    added_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    left_at     timestamptz,
    CONSTRAINT lot_member_pk PRIMARY KEY (lot_id, device_id),
    CONSTRAINT lot_member_of_a_lot FOREIGN KEY (lot_id) REFERENCES lot (lot_id),
    CONSTRAINT lot_member_mass_positive CHECK (mass_mg > 0),
    CONSTRAINT lot_member_basis_known CHECK (mass_basis IN ('MEASURED', 'DECLARED', 'CATEGORY_DEFAULT'))
);
CREATE UNIQUE INDEX lot_member_ordinal ON lot_member (lot_id, ordinal);
CREATE INDEX lot_member_by_device ON lot_member (device_id);

-- What is in a lot without being a recorded device. Lines with from_lot tell what the mass that came with lot_flow is made of.
CREATE TABLE lot_line (
    lot_id    uuid        NOT NULL,
    line      integer     NOT NULL,
    category  text,
    pieces    bigint,
    mass_mg   bigint      NOT NULL,
    from_lot  uuid,
    added_by  uuid        NOT NULL,
    added_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT lot_line_pk PRIMARY KEY (lot_id, line),
    CONSTRAINT lot_line_of_a_lot FOREIGN KEY (lot_id) REFERENCES lot (lot_id),
    CONSTRAINT lot_line_category_form CHECK (category ~ '^[0-9]{4}$'),
    CONSTRAINT lot_line_pieces_positive CHECK (pieces > 0),
    CONSTRAINT lot_line_mass_positive CHECK (mass_mg > 0)
);

-- Mass that moved from one lot into another.
CREATE TABLE lot_flow (
    to_lot    uuid        NOT NULL,
    ordinal   integer     NOT NULL,
    from_lot  uuid        NOT NULL,
    kind      text        NOT NULL,
    pieces    bigint      NOT NULL,
    mass_mg   bigint      NOT NULL,
    moved_by  uuid        NOT NULL,
    moved_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT lot_flow_pk PRIMARY KEY (to_lot, ordinal),
    CONSTRAINT lot_flow_to_a_lot FOREIGN KEY (to_lot) REFERENCES lot (lot_id),
    CONSTRAINT lot_flow_from_a_lot FOREIGN KEY (from_lot) REFERENCES lot (lot_id),
    CONSTRAINT lot_flow_between_two CHECK (from_lot <> to_lot),
    CONSTRAINT lot_flow_kind_known CHECK (kind IN ('SPLIT', 'TRANSFER')),
    CONSTRAINT lot_flow_positive CHECK (mass_mg > 0 AND pieces >= 0)
);
CREATE INDEX lot_flow_by_source ON lot_flow (from_lot);

-- A lot on its way from one organisation to another. The sender's mass and the receiver's scale stand side by side.
CREATE TABLE handover (
    handover_id     uuid        NOT NULL,
    lot_id          uuid        NOT NULL,
    from_id         uuid        NOT NULL,
    to_id           uuid        NOT NULL,
    state           text        NOT NULL,
    note            text,
    offered_mg      bigint      NOT NULL,
    offered_pieces  bigint      NOT NULL,
    accepted_lot    uuid,
    accepted_mg     bigint,
    accepted_pieces bigint,
    received_mg     bigint,
    difference_mg   bigint GENERATED ALWAYS AS (received_mg - accepted_mg) STORED,
    reason          text,
    offered_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    answered_at     timestamptz,
    version         integer     NOT NULL DEFAULT 0,
    CONSTRAINT handover_pk PRIMARY KEY (handover_id),
    CONSTRAINT handover_of_a_lot FOREIGN KEY (lot_id) REFERENCES lot (lot_id),
    CONSTRAINT handover_between_two CHECK (from_id <> to_id),
    CONSTRAINT handover_to_an_organisation FOREIGN KEY (to_id) REFERENCES organisation (id),
    CONSTRAINT handover_state_known CHECK (state IN ('OFFERED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN')),
    CONSTRAINT handover_accepts_no_more_than_offered CHECK (
        accepted_mg > 0 AND accepted_mg <= offered_mg AND accepted_pieces BETWEEN 0 AND offered_pieces AND received_mg > 0),
    CONSTRAINT handover_is_accepted_as_a_whole CHECK (
        num_nonnulls(accepted_lot, accepted_mg, accepted_pieces, received_mg) = CASE state WHEN 'ACCEPTED' THEN 4 ELSE 0 END),
    CONSTRAINT handover_is_answered_at_a_time CHECK ((state = 'OFFERED') = (answered_at IS NULL))
);
CREATE UNIQUE INDEX handover_one_offer_at_a_time ON handover (lot_id) WHERE state = 'OFFERED';
CREATE INDEX handover_by_sender ON handover (from_id, handover_id);
CREATE INDEX handover_by_receiver ON handover (to_id, handover_id);
CREATE INDEX handover_by_accepted_lot ON handover (accepted_lot) WHERE accepted_lot IS NOT NULL;

-- The lot that holds a device now, and the mass of the device that is the lot's since it was closed. The organisation that
-- has it for recycling, and where it was collected.
ALTER TABLE life
    ADD COLUMN lot_id uuid,
    ADD COLUMN lotted_mg bigint,
    ADD COLUMN recycler_id uuid,
    ADD COLUMN collected_country text,
    ADD CONSTRAINT life_mass_is_in_one_lot CHECK (lotted_mg IS NULL OR lotted_mg > 0 AND lot_id IS NOT NULL);
-- Only what is open, so that a recycler finds the oldest without going through all that it has finished.
CREATE INDEX life_by_recycler ON life (recycler_id, (coalesce(treated_day, collected_day)), device_id)
    WHERE recycler_id IS NOT NULL AND lot_id IS NULL
        AND (stage IN ('COLLECTED', 'TREATED') OR stage = 'RECOVERED' AND recovered_mg * 100 < input_mass_mg * 95);

-- An event about a lot stands under the lot's id. It is a fact for the devices that were in the lot when it was recorded,
-- or, where it replaces a voided one, when that was: members_at.
ALTER TABLE event
    ADD COLUMN lot_id uuid,
    ADD COLUMN members_at timestamptz,
    ADD CONSTRAINT event_of_a_lot_is_its_own CHECK (lot_id = device_id),
    ADD CONSTRAINT event_has_members_as_a_lot CHECK (members_at IS NULL OR lot_id IS NOT NULL),
    ADD CONSTRAINT event_of_a_lot_has_its_type CHECK (lot_id IS NULL OR type IN ('RECYCLING', 'MATERIAL_RECOVERY'));
-- For warnings: what an organisation treated on a day, and whether it reports the same masses again and again.
CREATE INDEX event_treated ON event (organisation_id, earliest_day) WHERE fact = 'TREATED';
CREATE INDEX event_same_masses ON event (organisation_id, md5((content -> 'materialRecovery' -> 'outputs')::text))
    WHERE type = 'MATERIAL_RECOVERY';

-- What came out of a device or a lot per material, of the events that count. Outputs of a preliminary operation (sorting,
-- storage) are INTERMEDIATE: they only move mass. Only what is RECYCLED can be claimed. A device may have the id of a lot.
CREATE TABLE recovered (
    subject_id       uuid    NOT NULL,
    of_lot           boolean NOT NULL,
    organisation_id  uuid    NOT NULL,
    material         text    NOT NULL,
    fate             text    NOT NULL,
    mass_mg          bigint  NOT NULL,
    claimed_mg       bigint  NOT NULL DEFAULT 0,
    CONSTRAINT recovered_pk PRIMARY KEY (subject_id, of_lot, organisation_id, material, fate),
    CONSTRAINT recovered_fate_known CHECK (fate IN ('RECYCLED', 'ENERGY', 'DISPOSED', 'INTERMEDIATE')),
    CONSTRAINT recovered_not_negative CHECK (mass_mg >= 0),
    CONSTRAINT recovered_is_claimed_once CHECK (claimed_mg >= 0 AND claimed_mg <= CASE fate WHEN 'RECYCLED' THEN mass_mg ELSE 0 END)
);
CREATE INDEX recovered_by_organisation ON recovered (organisation_id, subject_id) WHERE fate = 'RECYCLED';

CREATE TABLE claim (
    claim_id         uuid        NOT NULL,
    organisation_id  uuid        NOT NULL,
    device_id        uuid,
    lot_id           uuid,
    material         text        NOT NULL,
    mass_mg          bigint      NOT NULL,
    state            text        NOT NULL,
    scheme           text        NOT NULL,
    scheme_key       text GENERATED ALWAYS AS (lower(btrim(scheme))) STORED,
    reference        text        NOT NULL,
    reference_key    text GENERATED ALWAYS AS (lower(btrim(reference))) STORED,
    reason           text,
    reserved_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    confirmed_at     timestamptz,
    cancelled_at     timestamptz,
    version          integer     NOT NULL DEFAULT 0,
    CONSTRAINT claim_pk PRIMARY KEY (claim_id),
    CONSTRAINT claim_of_an_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT claim_of_one_subject CHECK (num_nonnulls(device_id, lot_id) = 1),
    CONSTRAINT claim_mass_positive CHECK (mass_mg > 0),
    CONSTRAINT claim_state_known CHECK (state IN ('RESERVED', 'CONFIRMED', 'CANCELLED')),
    CONSTRAINT claim_times_fit_its_state CHECK (
        (state <> 'CONFIRMED' OR confirmed_at IS NOT NULL) AND (state = 'CANCELLED') = (cancelled_at IS NOT NULL))
);
-- A certificate stands for one recovery; a cancelled claim leaves its reference to the claim that corrects it.
CREATE UNIQUE INDEX claim_reference_once ON claim (scheme_key, reference_key) WHERE state <> 'CANCELLED';
CREATE INDEX claim_by_organisation ON claim (organisation_id, claim_id);
CREATE INDEX claim_by_subject ON claim (coalesce(device_id, lot_id));

-- The warnings of events, for counting them by code.
CREATE TABLE event_warning (
    device_id  uuid    NOT NULL,
    sequence   bigint  NOT NULL,
    ordinal    integer NOT NULL,
    code       text    NOT NULL,
    CONSTRAINT event_warning_pk PRIMARY KEY (device_id, sequence, ordinal),
    CONSTRAINT event_warning_of_an_event FOREIGN KEY (device_id, sequence) REFERENCES event (device_id, sequence)
);
CREATE INDEX event_warning_by_code ON event_warning (code);

-- In milligrams a day, by the licence of the organisation.
ALTER TABLE organisation
    ADD COLUMN daily_capacity_mg bigint,
    ADD CONSTRAINT organisation_daily_capacity_positive CHECK (daily_capacity_mg > 0);

-- What the records so far say of the new columns.
UPDATE life
SET recycler_id = latest.organisation_id
FROM (
    SELECT DISTINCT ON (1) coalesce(standing.merged_into, event.device_id) AS device_id, event.fact, event.organisation_id
    FROM event
    JOIN life AS standing ON standing.device_id = event.device_id
    WHERE event.fact IN ('COLLECTED', 'TREATED', 'REPAIR_FIXED', 'REUSE', 'EXPORTED', 'LOST', 'STOLEN', 'DISPOSED')
        AND NOT EXISTS (SELECT FROM event_void
            WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence))
    ORDER BY 1, event.fact IN ('TREATED', 'DISPOSED') DESC,
        event.earliest_day + (event.latest_day - event.earliest_day) / 2 DESC,
        CASE WHEN event.occurred_at LIKE '%T%' THEN event.occurred_at::timestamptz ELSE 'infinity' END DESC,
        event.sequence DESC
) AS latest
WHERE life.device_id = latest.device_id AND latest.fact IN ('COLLECTED', 'TREATED');

UPDATE life
SET collected_country = latest.country
FROM (
    SELECT DISTINCT ON (1) coalesce(standing.merged_into, event.device_id) AS device_id, event.fact, event.country
    FROM event
    JOIN life AS standing ON standing.device_id = event.device_id
    WHERE event.fact IN ('COLLECTED', 'REPAIR_FIXED', 'REUSE')
        AND NOT EXISTS (SELECT FROM event_void
            WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence))
    ORDER BY 1,
        event.earliest_day + (event.latest_day - event.earliest_day) / 2 DESC,
        CASE WHEN event.occurred_at LIKE '%T%' THEN event.occurred_at::timestamptz ELSE 'infinity' END DESC,
        event.sequence DESC
) AS latest
WHERE life.device_id = latest.device_id AND latest.fact = 'COLLECTED';

INSERT INTO recovered (subject_id, of_lot, organisation_id, material, fate, mass_mg)
SELECT coalesce(standing.merged_into, event.device_id), false, event.organisation_id, output ->> 'material',
    CASE WHEN EXISTS (
        SELECT FROM event AS treatment
        JOIN life AS other ON other.device_id = treatment.device_id
        WHERE coalesce(other.merged_into, treatment.device_id) = coalesce(standing.merged_into, event.device_id)
            AND treatment.fact = 'TREATED'
            AND treatment.content -> 'recycling' ->> 'operation' IN ('R12', 'R13', 'D13', 'D14', 'D15')
            AND NOT EXISTS (SELECT FROM event_void
                WHERE (event_void.device_id, event_void.sequence) = (treatment.device_id, treatment.sequence))
    ) THEN 'INTERMEDIATE' ELSE output ->> 'fate' END,
    sum((output ->> 'massMg')::bigint)
FROM event
JOIN life AS standing ON standing.device_id = event.device_id
CROSS JOIN jsonb_array_elements(event.content -> 'materialRecovery' -> 'outputs') AS output
WHERE event.type = 'MATERIAL_RECOVERY'
    AND NOT EXISTS (SELECT FROM event_void
        WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence))
GROUP BY 1, 2, 3, 4, 5;

INSERT INTO event_warning (device_id, sequence, ordinal, code)
SELECT event.device_id, event.sequence, warning.ordinal, warning.value ->> 'code'
FROM event
CROSS JOIN jsonb_array_elements(event.warnings) WITH ORDINALITY AS warning (value, ordinal)
WHERE event.warnings <> '[]';

GRANT SELECT, INSERT, UPDATE ON lot, handover, claim TO ${serviceRole};
GRANT SELECT, INSERT, UPDATE, DELETE ON lot_member, lot_line, recovered TO ${serviceRole};
GRANT SELECT, INSERT, DELETE ON lot_flow TO ${serviceRole};
GRANT SELECT, INSERT ON event_warning TO ${serviceRole};
