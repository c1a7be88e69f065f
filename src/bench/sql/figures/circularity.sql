-- The mass of all devices with what of it was recycled material, was collected, was treated and came out, in milligrams. A device
-- weighs what is recorded of it, else what the scale showed last, else the average of its category in the year of sale or manufacture.
WITH life AS (
    SELECT
        {{key}} AS key,
        device.category,
        device.recycled_content_percent / 100 AS recycled_content,
        coalesce(device.mass_mg, (array_agg(event.mass_mg ORDER BY event.earliest_day DESC)
            FILTER (WHERE event.type = 'RECYCLING' AND event.mass_mg > 0))[1]) AS mass_mg,
        coalesce(extract(year FROM {{birth}}), left(device.manufactured_on, 4)::numeric) AS year,
        bool_or(event.type = 'RECYCLING') AS collected,
        bool_or(event.fact = 'TREATED') AS treated,
        sum((
            SELECT sum((output ->> 'massMg')::bigint)
            FROM jsonb_array_elements(event.content -> 'materialRecovery' -> 'outputs') AS output
            WHERE output ->> 'fate' = 'RECYCLED'
        )) AS recycled_mg
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
)
SELECT
    key,
    count(*) AS devices,
    sum(weight_mg) AS mass_mg,
    sum(weight_mg * recycled_content) / sum(weight_mg) FILTER (WHERE recycled_content IS NOT NULL) AS recycled_feedstock,
    sum(weight_mg) FILTER (WHERE collected) AS collected_mg,
    sum(weight_mg) FILTER (WHERE treated) AS treated_mg,
    sum(recycled_mg) AS recycled_mg
FROM weighed
GROUP BY key
ORDER BY key
