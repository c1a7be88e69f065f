package org.circulog.exchange;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.circulog.device.DeviceFacts;
import org.circulog.device.DeviceReference;
import org.circulog.device.Identifier;
import org.circulog.device.IdentifierScheme;
import org.circulog.event.RecordEvent;
import org.circulog.event.Repair;
import org.circulog.event.RepairOutcome;
import org.circulog.life.RepairBarrier;
import org.circulog.reference.Countries;
import org.circulog.reference.Country;
import org.circulog.time.Occurrence;
import org.circulog.time.PartialDate;
import org.circulog.web.TextForm;

/**
 * Makes a repair attempt of a row of the Open Repair Data Standard. The device is known by nothing but the record's id,
 * and that id also makes the event's, so that a second import repeats the first.
 */
@Singleton
final class OrdsMapping {
    private static final UUID NAMESPACE = UUID.fromString("11d44719-7eda-4730-a608-653b1f78191b");
    private static final int MOST_CHARACTERS_OF_NOTE = 2000;
    private static final int EARLIEST_YEAR = 1850;
    private static final String CATEGORY_OF_THE_UNNAMED = "Misc";
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    /** v0.2.1 has question marks for what it does not know; of a date, nothing after them is known either. */
    private static final Pattern UNKNOWN_REST = Pattern.compile("-\\?.*");

    private final OrdsCategories categories;
    private final Countries countries;

    OrdsMapping(OrdsCategories categories, Countries countries) {
        this.categories = categories;
        this.countries = countries;
    }

    MappedRow map(OrdsRow row) {
        if (!row.whole()) {
            return new MappedRow.Unreadable(
                    List.of(new Remark("", "field-count", "has more or fewer fields than the header")));
        }
        List<Remark> errors = checkText(row);
        Optional<Occurrence> date = readDate(row, errors);
        Optional<String> country = readCountry(row, errors);
        Optional<RepairOutcome> outcome = readOutcome(row, errors);
        Optional<OrdsCategory> category = readCategory(row, errors);
        if (!errors.isEmpty()) {
            return new MappedRow.Unreadable(errors);
        }
        List<Remark> warnings = new ArrayList<>();
        RecordEvent event = RecordEvent.repair(
                NameBasedUuid.of(NAMESPACE, "ords:" + row.get(OrdsColumn.ID)),
                device(row, category.orElseThrow(), date.orElseThrow(), warnings),
                date.orElseThrow(),
                country.orElseThrow(),
                note(row, warnings),
                repair(row, outcome.orElseThrow(), warnings));
        return new MappedRow.Readable(event, warnings);
    }

    private static List<Remark> checkText(OrdsRow row) {
        List<Remark> errors = new ArrayList<>();
        for (OrdsColumn column : OrdsColumn.values()) {
            if (row.get(column).indexOf('\0') >= 0) {
                errors.add(Remark.on(column, "unusable-character", "has the character U+0000, which is not text"));
            }
        }
        if (row.isUnknown(OrdsColumn.ID)) {
            errors.add(Remark.on(OrdsColumn.ID, "required", "is empty"));
        }
        return errors;
    }

    private static Optional<Occurrence> readDate(OrdsRow row, List<Remark> errors) {
        if (row.isUnknown(OrdsColumn.EVENT_DATE)
                || row.get(OrdsColumn.EVENT_DATE).startsWith("?")) {
            errors.add(Remark.on(OrdsColumn.EVENT_DATE, "required", "does not tell the year"));
            return Optional.empty();
        }
        try {
            String known = UNKNOWN_REST.matcher(row.get(OrdsColumn.EVENT_DATE)).replaceFirst("");
            return Optional.of(Occurrence.parse(known));
        } catch (IllegalArgumentException refused) {
            errors.add(Remark.on(OrdsColumn.EVENT_DATE, "impossible-date", refused.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<String> readCountry(OrdsRow row, List<Remark> errors) {
        Optional<String> country = countries
                .findByAlpha3(row.get(OrdsColumn.COUNTRY).toUpperCase(Locale.ROOT))
                .map(Country::alpha2);
        if (country.isEmpty()) {
            errors.add(Remark.on(OrdsColumn.COUNTRY, "unknown-country", "is not an alpha-3 code of ISO 3166-1"));
        }
        return country;
    }

    private static Optional<RepairOutcome> readOutcome(OrdsRow row, List<Remark> errors) {
        Optional<RepairOutcome> outcome = OrdsCodes.findOutcome(row.get(OrdsColumn.REPAIR_STATUS));
        if (outcome.isEmpty()) {
            errors.add(Remark.on(
                    OrdsColumn.REPAIR_STATUS,
                    "unknown-status",
                    "is none of Fixed, Repairable, End of life and Unknown"));
        }
        return outcome;
    }

    private Optional<OrdsCategory> readCategory(OrdsRow row, List<Remark> errors) {
        String name = row.isUnknown(OrdsColumn.PRODUCT_CATEGORY)
                ? CATEGORY_OF_THE_UNNAMED
                : row.get(OrdsColumn.PRODUCT_CATEGORY);
        Optional<OrdsCategory> category = categories.find(name);
        if (category.isEmpty()) {
            errors.add(Remark.on(
                    OrdsColumn.PRODUCT_CATEGORY, "unknown-category", "is not a product category of the standard"));
        }
        return category;
    }

    private static DeviceReference device(OrdsRow row, OrdsCategory category, Occurrence date, List<Remark> warnings) {
        if (category.assumed()) {
            warnings.add(Remark.on(
                    OrdsColumn.PRODUCT_CATEGORY,
                    "category-assumed",
                    "has no UNU key of its own; " + category.key() + " is assumed"));
        }
        Identifier identifier = new Identifier(IdentifierScheme.ASSET_TAG, row.get(OrdsColumn.ID), null);
        PartialDate manufacturedOn = manufacturedOn(row, date, warnings).orElse(null);
        // Nobody observed the device before it was brought; the earliest day of an imprecise date is never in the
        // future.
        return DeviceReference.of(
                identifier,
                new DeviceFacts(
                        category.key(), brand(row), null, null, null, null, manufacturedOn, date.earliestDay()));
    }

    private static String brand(OrdsRow row) {
        String brand = TextForm.LINE.clean(row.get(OrdsColumn.BRAND));
        boolean named = brand.codePoints().anyMatch(Character::isLetterOrDigit) && !brand.equalsIgnoreCase("Unknown");
        return named ? brand : null;
    }

    private static Optional<PartialDate> manufacturedOn(OrdsRow row, Occurrence date, List<Remark> warnings) {
        String text = row.get(OrdsColumn.YEAR_OF_MANUFACTURE);
        if (row.isUnknown(OrdsColumn.YEAR_OF_MANUFACTURE)) {
            return Optional.empty();
        }
        if (!YEAR.matcher(text).matches()) {
            warnings.add(
                    Remark.on(OrdsColumn.YEAR_OF_MANUFACTURE, "year-not-understood", "is not a year, and is left out"));
            return Optional.empty();
        }
        int year = Integer.parseInt(text);
        if (year < EARLIEST_YEAR || year > date.latestDay().getYear()) {
            warnings.add(Remark.on(
                    OrdsColumn.YEAR_OF_MANUFACTURE,
                    "year-out-of-range",
                    "lies before " + EARLIEST_YEAR + " or after the event, and is left out"));
            return Optional.empty();
        }
        return Optional.of(new PartialDate(text));
    }

    private static Repair repair(OrdsRow row, RepairOutcome outcome, List<Remark> warnings) {
        return new Repair(outcome, null, barrier(row, outcome, warnings).orElse(null), null, null);
    }

    private static Optional<RepairBarrier> barrier(OrdsRow row, RepairOutcome outcome, List<Remark> warnings) {
        OrdsColumn column = OrdsColumn.REPAIR_BARRIER_IF_END_OF_LIFE;
        if (row.isUnknown(column)) {
            return Optional.empty();
        }
        if (outcome != RepairOutcome.END_OF_LIFE) {
            warnings.add(Remark.on(
                    column, "barrier-without-end-of-life", "belongs to the status End of life, and is left out"));
            return Optional.empty();
        }
        Optional<RepairBarrier> barrier = OrdsCodes.findBarrier(row.get(column));
        if (barrier.isEmpty()) {
            warnings.add(Remark.on(column, "unknown-barrier", "is not a barrier of the standard, and is left out"));
        }
        return barrier;
    }

    private static String note(OrdsRow row, List<Remark> warnings) {
        String problem = TextForm.LINES.clean(row.get(OrdsColumn.PROBLEM)).strip();
        if (problem.length() <= MOST_CHARACTERS_OF_NOTE) {
            return problem.isEmpty() ? null : problem;
        }
        warnings.add(Remark.on(
                OrdsColumn.PROBLEM, "note-shortened", "is cut after " + MOST_CHARACTERS_OF_NOTE + " characters"));
        boolean splitsPair = Character.isHighSurrogate(problem.charAt(MOST_CHARACTERS_OF_NOTE - 1));
        return problem.substring(0, splitsPair ? MOST_CHARACTERS_OF_NOTE - 1 : MOST_CHARACTERS_OF_NOTE);
    }
}
