-- Two risk tables by age in days: every device is not yet repaired until its first successful repair, and repaired from then on.
WITH life AS (
    SELECT
        {{birth}} AS birth_day,
        bool_or(event.fact = 'SALE' AND length(event.occurred_at) = 4) AS by_year,
        device.observed_since,
        min(event.earliest_day) FILTER (WHERE event.fact = 'REPAIR_FIXED') AS fixed_day,
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
        CASE WHEN observed_since - birth_day > 30 THEN observed_since - birth_day ELSE 0 END AS entry_age,
        fixed_day - birth_day AS fixed_age,
        least(end_day, gone_day, {{until}}) - birth_day AS exit_age,
        coalesce((end_day <= least(gone_day, {{until}}))::integer, 0) AS ended
    FROM life
    WHERE birth_day IS NOT NULL AND NOT by_year
), spell AS (
    SELECT 'NOT_REPAIRED' AS key, entry_age, least(fixed_age, exit_age) AS exit_age,
        CASE WHEN fixed_age <= exit_age THEN 0 ELSE ended END AS ended
    FROM aged
    WHERE fixed_age IS NULL OR fixed_age > entry_age
    UNION ALL
    SELECT 'REPAIRED', greatest(entry_age, fixed_age), exit_age, ended
    FROM aged
    WHERE fixed_age < exit_age
)
SELECT
    key, age, sum(entered) AS entered, sum(change.ended) AS ended, sum(censored) AS censored, sum(days) AS days_at_risk
FROM spell
CROSS JOIN LATERAL (
    SELECT entry_age AS age, 1 AS entered, 0 AS ended, 0 AS censored, 0 AS days
    UNION ALL
    SELECT exit_age, 0, spell.ended, 1 - spell.ended, exit_age - entry_age
) AS change
WHERE entry_age = 0 OR entry_age < exit_age
GROUP BY key, age
ORDER BY key, age
