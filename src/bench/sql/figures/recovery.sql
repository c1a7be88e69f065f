-- What was collected, went back into use, and came out with any fate, in pieces and milligrams. A device weighs what is recorded
-- of it, else what the scale showed last, else the average of its category in the year of sale or manufacture.
WITH life AS (
    SELECT
        {{key}} AS key,
        device.category,
        coalesce(device.mass_mg, (array_agg(event.mass_mg ORDER BY event.earliest_day DESC)
            FILTER (WHERE event.type = 'RECYCLING' AND event.mass_mg > 0))[1]) AS mass_mg,
        coalesce(extract(year FROM {{birth}}), left(device.manufactured_on, 4)::numeric) AS year,
        bool_or(event.type = 'RECYCLING') AS collected,
        min(event.earliest_day) FILTER (WHERE event.fact = 'COLLECTED')
            < max(event.earliest_day) FILTER (WHERE event.fact IN ('REUSE', 'REPAIR_FIXED')) AS reused,
        sum((
            SELECT sum((output ->> 'massMg')::bigint)
            FROM jsonb_array_elements(event.content -> 'materialRecovery' -> 'outputs') AS output
        )) AS output_mg
    FROM device
    JOIN event USING (device_id)
    WHERE {{where}}
        AND NOT EXISTS (
            SELECT FROM event_void
            WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence))
    GROUP BY device.device_id
    HAVING {{having}}
), weighed AS (
    SELECT
        life.*,
        coalesce(life.mass_mg, (
            SELECT average.mass_mg
            FROM average_mass AS average
            WHERE average.category = life.category
            ORDER BY coalesce(average.from_year <= life.year, true) DESC,
                CASE WHEN coalesce(average.from_year <= life.year, true) THEN -average.from_year ELSE average.from_year END
            LIMIT 1
        )) AS weight_mg
    FROM life
    WHERE collected
), summed AS (
    SELECT
        key,
        count(*) AS collected,
        sum(weight_mg) AS collected_mg,
        count(*) FILTER (WHERE reused) AS reused,
        sum(weight_mg) FILTER (WHERE reused) AS reused_mg,
        sum(output_mg) AS output_mg
    FROM weighed
    GROUP BY key
)
SELECT key, devices, collected, collected_mg, reused, reused_mg, output_mg
FROM (SELECT key, count(*) AS devices FROM life GROUP BY key) AS every_group
LEFT JOIN summed USING (key)
ORDER BY key
