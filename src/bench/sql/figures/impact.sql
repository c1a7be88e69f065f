-- What added use avoided: for each extended device the footprint of its category times added use by mean lifetime, at most once;
-- and the successful repairs. Reports of one organisation on one day are one attempt with the best outcome.
WITH chosen AS (
    {{chosen}}
), report AS (
    SELECT
        event.device_id,
        min(event.earliest_day + (event.latest_day - event.earliest_day) / 2) AS day,
        CASE event.type
            WHEN 'REPAIR' THEN CASE
                min(array_position(
                    ARRAY['REPAIR_FIXED', 'REPAIR_REPAIRABLE', 'REPAIR_END_OF_LIFE', 'REPAIR_UNKNOWN'], event.fact))
                WHEN 1 THEN 'REPAIR' WHEN 4 THEN 'NOTHING' ELSE 'STOP' END
            WHEN 'REUSE' THEN 'REUSE'
            ELSE 'STOP'
        END AS kind
    FROM chosen
    JOIN event USING (device_id)
    WHERE event.type NOT IN ('SALE', 'MATERIAL_RECOVERY')
        AND NOT EXISTS (
            SELECT FROM event_void
            WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence))
    GROUP BY event.device_id, event.organisation_id, event.type, event.earliest_day
), segment AS (
    SELECT device_id, kind, day, lead(day) OVER (PARTITION BY device_id ORDER BY day) AS until_day
    FROM report
    WHERE kind <> 'NOTHING'
), added AS (
    SELECT
        device_id,
        count(*) FILTER (WHERE kind = 'REPAIR') AS repairs,
        sum(coalesce(until_day, {{until}}) - day) AS days
    FROM segment
    WHERE kind IN ('REPAIR', 'REUSE')
    GROUP BY device_id
)
SELECT
    key,
    count(*) AS devices,
    count(added.days) AS extended,
    sum(added.repairs) AS fixes,
    sum(CASE WHEN added.days < reference.mean_days THEN added.days / reference.mean_days ELSE 1 END)
        FILTER (WHERE footprint_kg IS NOT NULL AND added.days IS NOT NULL) AS new_devices,
    sum(CASE WHEN added.days < reference.mean_days THEN added.days / reference.mean_days ELSE 1 END * footprint_kg)
        FILTER (WHERE added.days IS NOT NULL) AS co2e_kg
FROM chosen
JOIN device USING (device_id)
JOIN reference ON reference.category = device.category
LEFT JOIN added USING (device_id)
GROUP BY key
ORDER BY key
