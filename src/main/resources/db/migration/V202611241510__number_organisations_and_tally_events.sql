-- Figures over masses name recyclers by small numbers and count what no life gives, and how complete the records are is told
-- without going through all events: both are counted as they come.

ALTER TABLE organisation ADD COLUMN number integer GENERATED ALWAYS AS IDENTITY;
ALTER TABLE organisation ADD CONSTRAINT organisation_number_once UNIQUE (number);

-- What a lot, or what came out of a device, counts for beside the lives of devices: what was added to the rollups, so that a
-- change takes back exactly that. Derived from events, lots and devices; a device may have the id of a lot.
CREATE TABLE mass_contribution (
    subject_id     uuid    NOT NULL,
    of_lot         boolean NOT NULL,
    category       text    NOT NULL,
    country        text    NOT NULL,
    registered_in  text    NOT NULL,
    cells          bytea   NOT NULL,
    CONSTRAINT mass_contribution_pk PRIMARY KEY (subject_id, of_lot, category, country, registered_in)
);

-- Lots and devices from before, which are counted in the background.
CREATE TABLE mass_backlog (
    subject_id  uuid    NOT NULL,
    of_lot      boolean NOT NULL,
    CONSTRAINT mass_backlog_pk PRIMARY KEY (subject_id, of_lot)
);
INSERT INTO mass_backlog (subject_id, of_lot) SELECT lot_id, true FROM lot WHERE state = 'CLOSED';
INSERT INTO mass_backlog (subject_id, of_lot)
SELECT subject_id, of_lot FROM recovered WHERE NOT of_lot
UNION
SELECT coalesce(life.merged_into, life.device_id), false
FROM event
JOIN life ON life.device_id = event.device_id
WHERE event.fact = 'TREATED' AND event.lot_id IS NULL AND event.content -> 'recycling' ->> 'operation' NOT IN
    ('R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10', 'R11');

GRANT SELECT, INSERT, UPDATE, DELETE ON mass_contribution TO ${serviceRole};
GRANT SELECT, UPDATE, DELETE ON mass_backlog TO ${serviceRole};

-- Events by the day of recording, the country and the days that passed before they were recorded (code ''), and events with a
-- warning by its code. A void takes its event back. The day 'infinity' holds the sum of all days, there also for all countries ('').
CREATE TABLE event_tally (
    recorded_on  date    NOT NULL,
    country      text    NOT NULL,
    code         text    NOT NULL,
    delay_days   integer NOT NULL,
    events       bigint  NOT NULL,
    CONSTRAINT event_tally_pk PRIMARY KEY (recorded_on, country, code, delay_days)
);

-- What is not added up yet; without an index, because it is only appended to and taken as a whole.
CREATE TABLE event_tally_delta (
    recorded_at  timestamptz NOT NULL DEFAULT recording_instant(),
    recorded_on  date        NOT NULL,
    country      text        NOT NULL,
    code         text        NOT NULL,
    delay_days   integer     NOT NULL,
    events       bigint      NOT NULL
);

INSERT INTO event_tally (recorded_on, country, code, delay_days, events)
SELECT sums.day, sums.country, code, delay_days, count(*)
FROM (
    SELECT (event.recorded_at AT TIME ZONE 'UTC')::date AS recorded_on, event.country, coalesce(warning.code, '') AS code,
        CASE WHEN warning.code IS NULL
            THEN greatest(0, (event.recorded_at AT TIME ZONE 'UTC')::date - event.latest_day) ELSE 0 END AS delay_days
    FROM event
    CROSS JOIN LATERAL (
        SELECT NULL::text AS code
        UNION ALL
        SELECT DISTINCT event_warning.code
        FROM event_warning
        WHERE (event_warning.device_id, event_warning.sequence) = (event.device_id, event.sequence)
    ) AS warning
    WHERE NOT EXISTS (SELECT FROM event_void
        WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence))
) AS counted
CROSS JOIN LATERAL (VALUES (recorded_on, counted.country), ('infinity'::date, counted.country), ('infinity'::date, ''))
    AS sums (day, country)
GROUP BY sums.day, sums.country, code, delay_days;

GRANT SELECT, INSERT, UPDATE ON event_tally TO ${serviceRole};
GRANT SELECT, INSERT, DELETE ON event_tally_delta TO ${serviceRole};
