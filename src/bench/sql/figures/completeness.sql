-- Of how many devices the birth, the end and the mass are known.
WITH life AS (
    SELECT
        {{key}} AS key,
        bool_or(event.fact = 'SALE') AS born,
        bool_or(event.fact IN ('TREATED', 'DISPOSED', 'EXPORTED', 'LOST', 'STOLEN')) AS ended,
        coalesce(device.mass_basis,
            CASE WHEN bool_or(event.type = 'RECYCLING' AND event.mass_mg > 0) THEN 'MEASURED' END) AS mass_basis
    FROM device
    JOIN event USING (device_id)
    WHERE {{where}}
        AND NOT EXISTS (
            SELECT FROM event_void
            WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence))
    GROUP BY device.device_id
    HAVING {{having}}
)
SELECT
    key,
    count(*) AS devices,
    count(*) FILTER (WHERE born) AS born,
    count(*) FILTER (WHERE ended) AS ended,
    count(*) FILTER (WHERE mass_basis IS NULL) AS average,
    count(*) FILTER (WHERE mass_basis = 'DECLARED') AS declared,
    count(*) FILTER (WHERE mass_basis = 'MEASURED') AS measured
FROM life
GROUP BY key
ORDER BY key
