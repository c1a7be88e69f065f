-- One event as the service writes it, in the best form a single transaction can have: one statement, one round trip.
\set device random(1, :devices)
\set day random(1, 9000)
WITH recorded AS (
    INSERT INTO bench.event (
        device_id, event_id, organisation_id, type, fact, occurred_at, earliest_day, latest_day, country, mass_mg,
        content, warnings, content_hash)
    SELECT
        md5(:device::text)::uuid, gen_random_uuid(), '00000000-0000-7000-8000-000000000002', 'REPAIR', 'REPAIR_FIXED',
        day::text, day, day, 'GH', 0,
        '{"note": "Customer waited", "repair": {"fault": "battery", "parts": [{"name": "battery", "massMg": 38000, "source": "NEW"}], "outcome": "FIXED"}}',
        '[]', '\x667edada5e55d2d93ee12c928b09de6d1945b689e5c34465f811d202932caa60'
    FROM (SELECT date '2000-01-01' + :day::integer AS day) AS occurred
    RETURNING event_id, organisation_id, device_id, sequence, earliest_day, recorded_at
), keyed AS (
    INSERT INTO bench.event_key (event_id, organisation_id, device_id, sequence)
    SELECT event_id, organisation_id, device_id, sequence FROM recorded
), lived AS (
    INSERT INTO bench.life (
        device_id, stage, use_state, use_since, birth_at, birth_day, entry_day, first_use_days, repair_use_days,
        reuse_use_days, downtime_days, attempts, fixes, reuses, events, last_day, country, input_mass_mg,
        input_mass_basis, recovered_mg, recovery_limit_mg)
    SELECT
        device_id, 'IN_USE', 'REPAIRED', earliest_day, '2000-01-01', date '2000-01-01', date '2020-01-01', 100, 200,
        0, 0, 3, 2, 0, 4, earliest_day, 'GH', 3810000, 'CATEGORY_DEFAULT', 0, 11430000
    FROM recorded
    ON CONFLICT (device_id) DO UPDATE SET
        stage = EXCLUDED.stage, use_state = EXCLUDED.use_state, use_since = EXCLUDED.use_since,
        birth_at = EXCLUDED.birth_at, birth_day = EXCLUDED.birth_day, entry_day = EXCLUDED.entry_day,
        exit_kind = EXCLUDED.exit_kind, exit_day = EXCLUDED.exit_day, first_use_days = EXCLUDED.first_use_days,
        repair_use_days = EXCLUDED.repair_use_days, reuse_use_days = EXCLUDED.reuse_use_days,
        downtime_days = EXCLUDED.downtime_days, attempts = EXCLUDED.attempts, fixes = EXCLUDED.fixes,
        reuses = EXCLUDED.reuses, collected_day = EXCLUDED.collected_day, treated_day = EXCLUDED.treated_day,
        received_mg = EXCLUDED.received_mg, events = EXCLUDED.events, last_day = EXCLUDED.last_day,
        country = EXCLUDED.country, input_mass_mg = EXCLUDED.input_mass_mg,
        input_mass_basis = EXCLUDED.input_mass_basis, recovered_mg = EXCLUDED.recovered_mg,
        recovery_limit_mg = EXCLUDED.recovery_limit_mg
)
SELECT sequence, recorded_at FROM recorded;
