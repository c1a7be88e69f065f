package org.circulog.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.device.IdentifierScheme;
import org.circulog.event.EventType;
import org.circulog.event.RecordEvent;
import org.circulog.event.RepairOutcome;
import org.circulog.life.RepairBarrier;
import org.circulog.reference.Countries;
import org.circulog.time.Occurrence;
import org.circulog.time.PartialDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrdsMappingTest {
    private final OrdsMapping mapping = new OrdsMapping(new OrdsCategories(), new Countries());

    @Test
    void makesARepairOfARow() {
        RecordEvent event = readable(row()).event();

        assertThat(event.type()).isEqualTo(EventType.REPAIR);
        assertThat(event.occurredAt()).isEqualTo(Occurrence.parse("2019-05-11"));
        assertThat(event.country()).isEqualTo("GB");
        assertThat(event.note()).isEqualTo("Does not heat");
        assertThat(event.repair().outcome()).isEqualTo(RepairOutcome.FIXED);
        assertThat(event.repair().barrier()).isNull();
    }

    @Test
    void knowsTheDeviceByTheIdOfItsRecordOnly() {
        RecordEvent event = readable(row()).event();

        assertThat(event.device().id()).isNull();
        assertThat(event.device().identifiers()).singleElement().satisfies(identifier -> {
            assertThat(identifier.scheme()).isEqualTo(IdentifierScheme.ASSET_TAG);
            assertThat(identifier.value()).isEqualTo("made_1");
            assertThat(identifier.issuer()).isNull();
        });
        assertThat(event.device().category()).isEqualTo("0203");
        assertThat(event.device().manufacturer()).isEqualTo("Boilwell");
        assertThat(event.device().manufacturedOn()).isEqualTo(new PartialDate("2015"));
        assertThat(event.device().observedSince()).isEqualTo(LocalDate.of(2019, 5, 11));
    }

    @Test
    void givesARecordTheSameEventIdWheneverItIsRead() {
        UUID id = readable(row()).event().id();

        assertThat(id).isEqualTo(UUID.fromString("5b7e1145-8f28-53ec-9cc5-f6e6bb948373"));
        assertThat(readable(with(OrdsColumn.PROBLEM, "Other text")).event().id())
                .isEqualTo(id);
        assertThat(readable(with(OrdsColumn.ID, "made_2")).event().id()).isNotEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "2016-??-??, 2016, 2016-01-01",
        "2016-04-??, 2016-04, 2016-04-01",
        "2016-??-07, 2016, 2016-01-01",
        "2016, 2016, 2016-01-01",
        "2016-04, 2016-04, 2016-04-01"
    })
    void keepsWhatIsKnownOfADate(String given, String kept, LocalDate observedSince) {
        RecordEvent event = readable(with(Map.of(OrdsColumn.EVENT_DATE, given, OrdsColumn.YEAR_OF_MANUFACTURE, "")))
                .event();

        assertThat(event.occurredAt()).isEqualTo(Occurrence.parse(kept));
        assertThat(event.device().observedSince()).isEqualTo(observedSince);
    }

    @ParameterizedTest
    @CsvSource({
        "EVENT_DATE, '', required",
        "EVENT_DATE, ????, required",
        "EVENT_DATE, ????-??-??, required",
        "EVENT_DATE, 2019-02-30, impossible-date",
        "EVENT_DATE, 11.05.2019, impossible-date",
        "EVENT_DATE, 1969-12-31, impossible-date",
        "COUNTRY, XKX, unknown-country",
        "COUNTRY, GB, unknown-country",
        "COUNTRY, '', unknown-country",
        "REPAIR_STATUS, Broken, unknown-status",
        "REPAIR_STATUS, '', unknown-status",
        "PRODUCT_CATEGORY, Submarine, unknown-category",
        "ID, '', required"
    })
    void refusesARowThatIsNoEvent(OrdsColumn column, String text, String code) {
        assertThat(reasons(with(column, text))).singleElement().satisfies(reason -> {
            assertThat(reason.pointer()).isEqualTo(column.pointer());
            assertThat(reason.code()).isEqualTo(code);
        });
    }

    @Test
    void givesEveryReasonOfARefusal() {
        OrdsRow row = with(Map.of(OrdsColumn.EVENT_DATE, "soon", OrdsColumn.COUNTRY, "ZZZ", OrdsColumn.ID, "????"));

        assertThat(reasons(row))
                .extracting(Remark::pointer)
                .containsExactlyInAnyOrder("/event_date", "/country", "/id");
    }

    @Test
    void refusesARowWithTooFewFieldsAsAWhole() {
        OrdsRow row = new OrdsRow(7, false, Map.of(OrdsColumn.ID, "made_1"));

        assertThat(reasons(row)).extracting(Remark::pointer, Remark::code).containsExactly(tuple("", "field-count"));
    }

    @Test
    void refusesTheCharacterThatNoTextHas() {
        assertThat(reasons(with(OrdsColumn.PROBLEM, "dead\0")))
                .extracting(Remark::pointer, Remark::code)
                .containsExactly(tuple("/problem", "unusable-character"));
    }

    @ParameterizedTest
    @CsvSource({
        "Fixed, FIXED",
        "fixed, FIXED",
        "Repairable, REPAIRABLE",
        "End of life, END_OF_LIFE",
        "END OF LIFE, END_OF_LIFE",
        "Unknown, UNKNOWN"
    })
    void readsTheStatusInAnyCase(String status, RepairOutcome outcome) {
        assertThat(readable(with(OrdsColumn.REPAIR_STATUS, status))
                        .event()
                        .repair()
                        .outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "Spare parts not available, SPARE_PARTS_NOT_AVAILABLE",
        "Spare parts too expensive, SPARE_PARTS_TOO_EXPENSIVE",
        "No way to open product, NO_WAY_TO_OPEN_PRODUCT",
        "No way to open the product, NO_WAY_TO_OPEN_PRODUCT",
        "Repair information not available, REPAIR_INFORMATION_NOT_AVAILABLE",
        "Lack of equipment, LACK_OF_EQUIPMENT",
        "Item too worn out, ITEM_TOO_WORN_OUT",
        "Product too worn out, ITEM_TOO_WORN_OUT",
        "Too worn out, ITEM_TOO_WORN_OUT"
    })
    void readsBarriersInEverySpelling(String text, RepairBarrier barrier) {
        MappedRow.Readable row = readable(
                with(Map.of(OrdsColumn.REPAIR_STATUS, "End of life", OrdsColumn.REPAIR_BARRIER_IF_END_OF_LIFE, text)));

        assertThat(row.event().repair().barrier()).isEqualTo(barrier);
        assertThat(row.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Fixed, Lack of equipment, barrier-without-end-of-life", "End of life, Bad weather, unknown-barrier"})
    void leavesABarrierOutWithAWarning(String status, String barrier, String code) {
        MappedRow.Readable row = readable(
                with(Map.of(OrdsColumn.REPAIR_STATUS, status, OrdsColumn.REPAIR_BARRIER_IF_END_OF_LIFE, barrier)));

        assertThat(row.event().repair().barrier()).isNull();
        assertThat(row.warnings())
                .extracting(Remark::pointer, Remark::code)
                .containsExactly(tuple("/repair_barrier_if_end_of_life", code));
    }

    @ParameterizedTest
    @CsvSource({
        "1849, year-out-of-range",
        "2020, year-out-of-range",
        "0000, year-out-of-range",
        "1990s, year-not-understood"
    })
    void leavesAYearOutWithAWarning(String year, String code) {
        MappedRow.Readable row = readable(with(OrdsColumn.YEAR_OF_MANUFACTURE, year));

        assertThat(row.event().device().manufacturedOn()).isNull();
        assertThat(row.warnings())
                .extracting(Remark::pointer, Remark::code)
                .containsExactly(tuple("/year_of_manufacture", code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "????"})
    void leavesAnUnknownYearOutWithoutAWarning(String year) {
        MappedRow.Readable row = readable(with(OrdsColumn.YEAR_OF_MANUFACTURE, year));

        assertThat(row.event().device().manufacturedOn()).isNull();
        assertThat(row.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1850", "1901", "2019"})
    void keepsAYearUpToThatOfTheEvent(String year) {
        assertThat(readable(with(OrdsColumn.YEAR_OF_MANUFACTURE, year))
                        .event()
                        .device()
                        .manufacturedOn())
                .isEqualTo(new PartialDate(year));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Unknown", "UNKNOWN", "-", "????"})
    void knowsNoManufacturerWhereTheBrandSaysNothing(String brand) {
        assertThat(readable(with(OrdsColumn.BRAND, brand)).event().device().manufacturer())
                .isNull();
    }

    @Test
    void putsSpacesInThePlaceOfWhatTextsMayNotHave() {
        RecordEvent event = readable(with(Map.of(
                        OrdsColumn.BRAND, "Boil\tWell\u202E", OrdsColumn.PROBLEM, "Does\n\tnot\u000Bheat\u0007")))
                .event();

        assertThat(event.device().manufacturer()).isEqualTo("Boil Well ");
        assertThat(event.note()).isEqualTo("Does\n\tnot heat");
    }

    @Test
    void hasNoNoteWhereTheProblemIsEmpty() {
        assertThat(readable(with(OrdsColumn.PROBLEM, "")).event().note()).isNull();
    }

    @Test
    void shortensALongProblemWithAWarningAndNeverInsideACharacter() {
        MappedRow.Readable row = readable(with(OrdsColumn.PROBLEM, "x".repeat(1999) + "\uD83D\uDD27" + "x"));

        assertThat(row.event().note()).isEqualTo("x".repeat(1999));
        assertThat(row.warnings())
                .extracting(Remark::pointer, Remark::code)
                .containsExactly(tuple("/problem", "note-shortened"));
    }

    @Test
    void keepsAProblemOfTwoThousandCharacters() {
        MappedRow.Readable row = readable(with(OrdsColumn.PROBLEM, "x".repeat(2000)));

        assertThat(row.event().note()).hasSize(2000);
        assertThat(row.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Misc, 0201", "Flat screen, 0408", "'', 0201"})
    void saysWhereTheCategoryIsAssumed(String category, String key) {
        MappedRow.Readable row = readable(with(OrdsColumn.PRODUCT_CATEGORY, category));

        assertThat(row.event().device().category()).isEqualTo(key);
        assertThat(row.warnings())
                .extracting(Remark::pointer, Remark::code)
                .containsExactly(tuple("/product_category", "category-assumed"));
    }

    private MappedRow.Readable readable(OrdsRow row) {
        MappedRow mapped = mapping.map(row);
        assertThat(mapped).isInstanceOf(MappedRow.Readable.class);
        return (MappedRow.Readable) mapped;
    }

    private List<Remark> reasons(OrdsRow row) {
        MappedRow mapped = mapping.map(row);
        assertThat(mapped).isInstanceOf(MappedRow.Unreadable.class);
        return ((MappedRow.Unreadable) mapped).reasons();
    }

    private static OrdsRow row() {
        return with(Map.of());
    }

    private static OrdsRow with(OrdsColumn column, String text) {
        return with(Map.of(column, text));
    }

    private static OrdsRow with(Map<OrdsColumn, String> changes) {
        Map<OrdsColumn, String> cells = new EnumMap<>(Map.of(
                OrdsColumn.ID, "made_1",
                OrdsColumn.COUNTRY, "GBR",
                OrdsColumn.PRODUCT_CATEGORY, "Kettle",
                OrdsColumn.BRAND, "Boilwell",
                OrdsColumn.YEAR_OF_MANUFACTURE, "2015",
                OrdsColumn.REPAIR_STATUS, "Fixed",
                OrdsColumn.EVENT_DATE, "2019-05-11",
                OrdsColumn.PROBLEM, "Does not heat"));
        cells.putAll(changes);
        return new OrdsRow(2, true, cells);
    }
}
