package org.circulog.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of an ORDS file that are taken over. Not taken over, because the records have no place for them:
 * {@code data_provider} (the importing organisation vouches for the row), {@code partner_product_category} and
 * {@code product_category_id} (the category has one name), {@code product_age} (follows from the year of manufacture),
 * {@code group_identifier} and {@code record_date}.
 */
enum OrdsColumn {
    ID("/device/identifiers"),
    COUNTRY("/country"),
    PRODUCT_CATEGORY("/device/category"),
    BRAND("/device/manufacturer"),
    YEAR_OF_MANUFACTURE("/device/manufacturedOn"),
    REPAIR_STATUS("/repair/outcome"),
    REPAIR_BARRIER_IF_END_OF_LIFE("/repair/barrier"),
    EVENT_DATE("/occurredAt"),
    PROBLEM("/note");

    /** Without these no row is an event. */
    static final Set<OrdsColumn> REQUIRED = Set.of(ID, COUNTRY, PRODUCT_CATEGORY, REPAIR_STATUS, EVENT_DATE);

    private final String eventPointer;

    OrdsColumn(String eventPointer) {
        this.eventPointer = eventPointer;
    }

    /** The column with this name in the header; case does not matter. */
    static Optional<OrdsColumn> find(String heading) {
        return Arrays.stream(values())
                .filter(column -> column.heading().equalsIgnoreCase(heading))
                .findFirst();
    }

    /** The field of a row from which a field of its event was made; empty (the row as a whole) if there is none. */
    static String pointerOf(String eventPointer) {
        return Arrays.stream(values())
                .filter(column -> eventPointer.startsWith(column.eventPointer))
                .map(OrdsColumn::pointer)
                .findFirst()
                .orElse("");
    }

    String heading() {
        return name().toLowerCase(Locale.ROOT);
    }

    String pointer() {
        return "/" + heading();
    }
}
