-- The risk table by age in days, from which survival, quantiles and restricted means are computed: who came under observation,
-- who ended, who was censored. One row more per group for the devices.
WITH life AS (
    SELECT
        {{key}} AS key,
        {{birth}} AS birth_day,
        bool_or(event.fact = 'SALE' AND length(event.occurred_at) = 4) AS by_year,
        device.observed_since,
        min(event.earliest_day + (event.latest_day - event.earliest_day) / 2)
            FILTER (WHERE event.fact IN ('TREATED', 'DISPOSED')) AS end_day,
        min(event.earliest_day + (event.latest_day - event.earliest_day) / 2)
            FILTER (WHERE event.fact IN ('EXPORTED', 'LOST', 'STOLEN')) AS gone_day
    FROM device
    JOIN event USING (device_id)
    WHERE {{where}}
        AND NOT EXISTS (
            SELECT FROM event_void
            WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence))
    GROUP BY device.device_id
    HAVING {{having}}
), aged AS (
    SELECT
        key,
        CASE WHEN observed_since - birth_day > 30 THEN observed_since - birth_day ELSE 0 END AS entry_age,
        least(end_day, gone_day, {{until}}) - birth_day AS exit_age,
        (end_day <= least(gone_day, {{until}}))::integer AS ended,
        birth_day IS NOT NULL AND NOT by_year AS known
    FROM life
)
SELECT
    key, age, sum(devices) AS devices, sum(entered) AS entered, sum(change.ended) AS ended, sum(censored) AS censored
FROM (
    SELECT
        key, entry_age, exit_age, coalesce(ended, 0) AS ended,
        known AND (entry_age = 0 OR entry_age < exit_age) AS at_risk
    FROM aged
) AS life
CROSS JOIN LATERAL (
    SELECT NULL AS age, 1 AS devices, 0 AS entered, 0 AS ended, 0 AS censored
    UNION ALL
    SELECT entry_age, 0, 1, 0, 0 WHERE at_risk
    UNION ALL
    SELECT exit_age, 0, 0, life.ended, 1 - life.ended WHERE at_risk
) AS change
GROUP BY key, age
ORDER BY key, age
