-- What became of devices, by age in days: the table from which the incidences of treatment, disposal, export and loss are
-- computed. One row more per group for the devices.
WITH life AS (
    SELECT
        {{key}} AS key,
        {{birth}} AS birth_day,
        bool_or(event.fact = 'SALE' AND length(event.occurred_at) = 4) AS by_year,
        device.observed_since,
        (array_agg(event.fact ORDER BY event.earliest_day)
            FILTER (WHERE event.fact IN ('TREATED', 'DISPOSED', 'EXPORTED', 'LOST', 'STOLEN')))[1] AS exit_kind,
        min(event.earliest_day + (event.latest_day - event.earliest_day) / 2)
            FILTER (WHERE event.fact IN ('TREATED', 'DISPOSED', 'EXPORTED', 'LOST', 'STOLEN')) AS exit_day
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
        exit_kind,
        CASE WHEN observed_since - birth_day > 30 THEN observed_since - birth_day ELSE 0 END AS entry_age,
        coalesce(exit_day, {{until}}) - birth_day AS exit_age,
        birth_day IS NOT NULL AND NOT by_year AS known
    FROM life
)
SELECT
    key, age, sum(devices) AS devices, sum(entered) AS entered,
    count(*) FILTER (WHERE kind = 'TREATED') AS treated,
    count(*) FILTER (WHERE kind = 'DISPOSED') AS disposed,
    count(*) FILTER (WHERE kind = 'EXPORTED') AS exported,
    count(*) FILTER (WHERE kind = 'LOST') AS lost,
    count(*) FILTER (WHERE kind = 'STOLEN') AS stolen,
    count(*) FILTER (WHERE kind = 'STANDING') AS standing
FROM (
    SELECT
        key, exit_kind, entry_age, exit_age, known AND (entry_age = 0 OR entry_age < exit_age) AS at_risk
    FROM aged
) AS life
CROSS JOIN LATERAL (
    SELECT NULL AS age, 1 AS devices, 0 AS entered, NULL AS kind
    UNION ALL
    SELECT entry_age, 0, 1, NULL WHERE at_risk
    UNION ALL
    SELECT exit_age, 0, 0, coalesce(exit_kind, 'STANDING') WHERE at_risk
) AS change
GROUP BY key, age
ORDER BY key, age
