-- Days of use that successful repairs and reuse added, each until the next of them or until what stopped the use, and the days of
-- first use. Reports of one organisation on one day are one attempt with the best outcome.
WITH chosen AS (
    {{chosen}}
), report AS (
    SELECT
        event.device_id,
        min(event.earliest_day + (event.latest_day - event.earliest_day) / 2) AS day,
        min(min(event.latest_day)) OVER (PARTITION BY event.device_id) AS first_latest_day,
        CASE event.type
            WHEN 'SALE' THEN CASE WHEN length(min(event.occurred_at)) > 4 THEN 'FIRST' ELSE 'NOTHING' END
            WHEN 'REPAIR' THEN CASE
                min(array_position(
                    ARRAY['REPAIR_FIXED', 'REPAIR_REPAIRABLE', 'REPAIR_END_OF_LIFE', 'REPAIR_UNKNOWN'], event.fact))
                WHEN 1 THEN 'REPAIR' WHEN 4 THEN 'NOTHING' ELSE 'STOP' END
            WHEN 'REUSE' THEN 'REUSE'
            WHEN 'MATERIAL_RECOVERY' THEN 'NOTHING'
            ELSE 'STOP'
        END AS kind
    FROM chosen
    JOIN event USING (device_id)
    WHERE NOT EXISTS (
        SELECT FROM event_void
        WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence))
    GROUP BY event.device_id, event.organisation_id, event.type, event.earliest_day
), step AS (
    SELECT device_id, kind, CASE kind WHEN 'FIRST' THEN least(day, first_latest_day) ELSE day END AS day
    FROM report
    WHERE kind <> 'NOTHING'
), segment AS (
    SELECT
        device_id, kind, day,
        lead(day) OVER (PARTITION BY device_id ORDER BY day, kind = 'FIRST' DESC) AS until_day
    FROM step
), used AS (
    SELECT
        device_id,
        count(*) FILTER (WHERE kind = 'REPAIR') AS repairs,
        count(*) FILTER (WHERE kind = 'REUSE') AS reuses,
        sum(coalesce(until_day, {{until}}) - day) FILTER (WHERE kind = 'REPAIR') AS repair_days,
        sum(coalesce(until_day, {{until}}) - day) FILTER (WHERE kind = 'REUSE') AS reuse_days,
        count(*) FILTER (WHERE kind IN ('REPAIR', 'REUSE') AND until_day IS NULL) AS open,
        sum({{until}} - day) FILTER (WHERE kind IN ('REPAIR', 'REUSE') AND until_day IS NULL) AS open_days,
        count(*) FILTER (WHERE kind = 'FIRST' AND until_day IS NOT NULL) AS first_uses,
        sum(until_day - day) FILTER (WHERE kind = 'FIRST' AND until_day IS NOT NULL) AS first_days
    FROM segment
    GROUP BY device_id
)
SELECT
    key,
    count(*) AS devices,
    count(*) FILTER (WHERE repairs + reuses > 0) AS extended,
    sum(repairs) AS repairs, sum(reuses) AS reuses, sum(repair_days) AS repair_days, sum(reuse_days) AS reuse_days,
    sum(open) AS open, sum(open_days) AS open_days, sum(first_uses) AS first_uses, sum(first_days) AS first_days
FROM chosen
LEFT JOIN used USING (device_id)
GROUP BY key
ORDER BY key
