-- Attempts by outcome, devices by their best outcome, and what stood in the way of those that were given up. Reports of one
-- organisation on one day are one attempt with the best outcome.
WITH chosen AS (
    {{chosen}}
), attempt AS (
    SELECT
        event.device_id,
        min(array_position(
            ARRAY['REPAIR_FIXED', 'REPAIR_REPAIRABLE', 'REPAIR_END_OF_LIFE', 'REPAIR_UNKNOWN'], event.fact)) AS outcome,
        count(event.content -> 'repair' ->> 'barrier') AS barriers
    FROM chosen
    JOIN event USING (device_id)
    WHERE event.type = 'REPAIR'
        AND NOT EXISTS (
            SELECT FROM event_void
            WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence))
    GROUP BY event.device_id, event.organisation_id, event.earliest_day
), repaired AS (
    SELECT
        device_id,
        count(*) FILTER (WHERE outcome = 1) AS fixed,
        count(*) FILTER (WHERE outcome = 2) AS repairable,
        count(*) FILTER (WHERE outcome = 3) AS end_of_life,
        count(*) FILTER (WHERE outcome = 4) AS unknown,
        sum(barriers) FILTER (WHERE outcome = 3) AS barriers,
        min(outcome) AS best
    FROM attempt
    GROUP BY device_id
)
SELECT
    key,
    count(*) AS devices,
    sum(fixed) AS fixed, sum(repairable) AS repairable, sum(end_of_life) AS end_of_life, sum(unknown) AS unknown,
    sum(barriers) AS barriers,
    count(*) FILTER (WHERE best = 1) AS devices_fixed,
    count(*) FILTER (WHERE best = 2) AS devices_repairable,
    count(*) FILTER (WHERE best = 3) AS devices_end_of_life,
    count(*) FILTER (WHERE best = 4) AS devices_unknown
FROM chosen
LEFT JOIN repaired USING (device_id)
GROUP BY key
ORDER BY key
