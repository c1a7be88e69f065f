package org.circulog.bench.figures;

import java.time.LocalDate;
import java.util.List;

/**
 * Which devices a figure is asked for, in which groups, to the service and in SQL.
 *
 * @param parameters of the request
 * @param where condition on a row of {@code device}
 * @param having condition on all events of a device
 * @param key the group of a device
 */
record Scope(String name, String parameters, String where, String having, String key) {
    private static final String ALL = "true";
    private static final String UNGROUPED = "''::text";

    /** Country of the event recorded last. */
    private static final String COUNTRY = "(array_agg(event.country ORDER BY event.sequence DESC))[1]";

    private static final String BIRTH = """
            CASE WHEN bool_or(event.fact = 'SALE') THEN least(
                min(event.earliest_day + (event.latest_day - event.earliest_day) / 2) FILTER (WHERE event.fact = 'SALE'),
                min(event.latest_day)) END""";

    private static final String CHOSEN = "SELECT device.device_id, {{key}} AS key FROM device WHERE {{where}}";

    private static final String CHOSEN_BY_EVENTS = """
            SELECT device.device_id, {{key}} AS key
                FROM device
                JOIN event USING (device_id)
                WHERE {{where}}
                    AND NOT EXISTS (
                        SELECT FROM event_void
                        WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence))
                GROUP BY device.device_id
                HAVING {{having}}""";

    static final Scope ALL_DEVICES = new Scope("all devices", "", ALL, ALL, UNGROUPED);
    static final Scope BY_CATEGORY = new Scope("by category", "groupBy=category", ALL, ALL, "device.category");
    static final Scope PHONES = new Scope("mobile phones", "category=0306", "device.category = '0306'", ALL, UNGROUPED);
    static final Scope GHANA = new Scope("Ghana", "country=GH", ALL, COUNTRY + " = 'GH'", UNGROUPED);
    static final Scope BORN = new Scope(
            "born 2015 to 2019",
            "bornFrom=2015&bornUntil=2019",
            ALL,
            BIRTH + " BETWEEN '2015-01-01' AND '2019-12-31'",
            UNGROUPED);

    /** The one that made most of the simulated devices. */
    static final Scope MANUFACTURER =
            new Scope("one manufacturer", "manufacturer=Akara", "device.manufacturer_key = 'akara'", ALL, UNGROUPED);

    static final List<Scope> EVERY = List.of(PHONES, ALL_DEVICES, GHANA, MANUFACTURER, BORN, BY_CATEGORY);

    /** The same devices by the country of the event recorded last. */
    Scope byCountry() {
        return new Scope(name + " by country", and("groupBy=country"), where, having, COUNTRY);
    }

    /** The same request with one more parameter. */
    Scope with(String parameter) {
        return new Scope(name, and(parameter), where, having, key);
    }

    private String and(String parameter) {
        return parameters.isEmpty() ? parameter : parameters + "&" + parameter;
    }

    boolean isGrouped() {
        return !key.equals(UNGROUPED);
    }

    /** The same devices under another name. */
    Scope named(String other) {
        return new Scope(other, parameters, where, having, key);
    }

    /**
     * The query with what is particular to these devices in its places: {@code chosen} names the devices with their group,
     * the others are parts of a query that looks at all events of each device anyway.
     *
     * @param until day up to which what goes on is counted
     */
    String fill(String sql, LocalDate until) {
        return sql.replace("{{chosen}}", having.equals(ALL) && !key.equals(COUNTRY) ? CHOSEN : CHOSEN_BY_EVENTS)
                .replace("{{until}}", "DATE '" + until + "'")
                .replace("{{where}}", where)
                .replace("{{having}}", having)
                .replace("{{key}}", key)
                .replace("{{birth}}", BIRTH);
    }
}
