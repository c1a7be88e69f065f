package org.circulog.recovery;

/**
 * What an organisation has in hand, as statements with the same columns: devices of its own that are in no lot, by an index
 * that holds just the open ones, and the lots that it holds; or all of which it can claim something, finished or not.
 */
final class OpenWorkSources {
    private static final String DEVICE_DAY = "coalesce(life.treated_day, life.collected_day)";

    private static final String LOT_DAY = "(coalesce(lot.closed_at, lot.opened_at) AT TIME ZONE 'UTC')::date";

    private static final String DEVICES = """
            SELECT 'DEVICE' AS kind, life.device_id AS id, NULL::text AS name, life.stage, device.category,
                %s AS since, 1::bigint AS pieces, life.input_mass_mg AS input_mg, life.input_mass_basis AS input_basis,
                life.recovered_mg AS output_mg, 0::bigint AS moved_mg, false AS open, life.lot_id IS NOT NULL AS lotted,
                life.treated_day, NULL::date AS offered_on
            """.formatted(DEVICE_DAY);

    /** The conditions are those of the index, word by word. */
    private static final String OPEN_DEVICES = DEVICES + """
            FROM life JOIN device USING (device_id)
            WHERE life.recycler_id = ? AND life.lot_id IS NULL
                AND (life.stage IN ('COLLECTED', 'TREATED')
                    OR life.stage = 'RECOVERED' AND life.recovered_mg * 100 < life.input_mass_mg * 95)
            """;

    private static final String CLAIMABLE = """
            SELECT subject_id
            FROM recovered
            WHERE organisation_id = ? AND fate = 'RECYCLED' AND mass_mg > claimed_mg AND of_lot = %s
            GROUP BY subject_id""";

    private static final String CLAIMABLE_DEVICES = DEVICES + """
            FROM (%s) AS claimable
            JOIN life ON life.device_id = claimable.subject_id
            JOIN device ON device.device_id = life.device_id
            WHERE true
            """.formatted(CLAIMABLE.formatted(false));

    /** What an open lot weighs is what its scale says, else what its lines add up to. */
    private static final String LOTS = """
            SELECT 'LOT' AS kind, lot.lot_id AS id, lot.name, lot.stage, lot.category, %s AS since, lot.pieces,
                coalesce(lot.input_mg, lot.net_mg, lot.direct_mg + lot.received_mg) AS input_mg,
                coalesce(lot.input_basis, CASE
                    WHEN lot.net_mg IS NOT NULL THEN 'MEASURED'
                    WHEN lot.default_mg = lot.direct_mg + lot.received_mg THEN 'CATEGORY_DEFAULT'
                    ELSE 'DECLARED' END) AS input_basis,
                lot.output_mg, lot.moved_mg, lot.state = 'OPEN' AS open, false AS lotted, lot.treated_day,
                (offer.offered_at AT TIME ZONE 'UTC')::date AS offered_on
            """.formatted(LOT_DAY);

    private static final String OPEN_LOTS = LOTS + """
            FROM lot LEFT JOIN handover AS offer ON offer.lot_id = lot.lot_id AND offer.state = 'OFFERED'
            WHERE lot.holder_id = ? AND (lot.state = 'OPEN' OR offer.lot_id IS NOT NULL OR CASE lot.output_mg
                WHEN 0 THEN lot.moved_mg < lot.input_mg
                ELSE (lot.output_mg + lot.moved_mg) * 100 NOT BETWEEN lot.input_mg * 95 AND lot.input_mg * 105 END)
            """;

    private static final String CLAIMABLE_LOTS = LOTS + """
            FROM (%s) AS claimable
            JOIN lot ON lot.lot_id = claimable.subject_id
            LEFT JOIN handover AS offer ON offer.lot_id = lot.lot_id AND offer.state = 'OFFERED'
            WHERE true
            """.formatted(CLAIMABLE.formatted(true));

    private static final String BAD_DEVICES = """
             AND life.recovered_mg > 0
                AND life.recovered_mg * 100 NOT BETWEEN life.input_mass_mg * 95 AND life.input_mass_mg * 105
            """;

    private static final String BAD_LOTS = """
             AND lot.output_mg > 0
                AND (lot.output_mg + lot.moved_mg) * 100 NOT BETWEEN lot.input_mg * 95 AND lot.input_mg * 105
            """;

    private OpenWorkSources() {}

    /** @param after where to go on; null for the beginning */
    static OpenWorkQuery of(WorkKind kind, OpenWorkSelection selection, OpenWorkPlace after) {
        return kind == WorkKind.DEVICE ? devices(selection, after) : lots(selection, after);
    }

    private static OpenWorkQuery devices(OpenWorkSelection selection, OpenWorkPlace after) {
        OpenWorkSearch search = selection.search();
        OpenWorkQuery query = new OpenWorkQuery()
                .add(search.isForClaimable() ? CLAIMABLE_DEVICES : OPEN_DEVICES, selection.organisationId())
                .addIf(search.stage == null ? null : search.stage.name(), " AND life.stage = ?")
                .addIf(search.category, " AND device.category = ?")
                .addIf(selection.latestDay(), " AND " + DEVICE_DAY + " <= ?")
                .add(search.closure == ClosureQuality.BAD ? BAD_DEVICES : "");
        return after == null
                ? query
                : query.add(" AND (" + DEVICE_DAY + ", life.device_id) > (?, ?)", after.since(), after.id());
    }

    private static OpenWorkQuery lots(OpenWorkSelection selection, OpenWorkPlace after) {
        OpenWorkSearch search = selection.search();
        OpenWorkQuery query = new OpenWorkQuery()
                .add(search.isForClaimable() ? CLAIMABLE_LOTS : OPEN_LOTS, selection.organisationId())
                .addIf(search.stage == null ? null : search.stage.name(), " AND lot.stage = ?")
                .addIf(search.category, " AND lot.category = ?")
                .addIf(selection.latestDay(), " AND " + LOT_DAY + " <= ?")
                .add(search.closure == ClosureQuality.BAD ? BAD_LOTS : "");
        if (after == null) {
            return query;
        }
        // Behind a device of the same id and day.
        String comparison = after.kind() == WorkKind.DEVICE ? ">=" : ">";
        return query.add(" AND (" + LOT_DAY + ", lot.lot_id) " + comparison + " (?, ?)", after.since(), after.id());
    }
}
