-- After how many days events were recorded, and how many have a warning.
SELECT
    '' AS key,
    greatest(0, (event.recorded_at AT TIME ZONE 'UTC')::date - event.latest_day) AS delay_days,
    count(*) AS events,
    count(*) FILTER (WHERE event.warnings <> '[]') AS warned
FROM event
WHERE NOT EXISTS (
    SELECT FROM event_void
    WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence))
GROUP BY delay_days
ORDER BY delay_days
