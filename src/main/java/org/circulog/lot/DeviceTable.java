package org.circulog.lot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.circulog.web.FieldError;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/**
 * The rows of a CSV file (RFC 4180) with one device each. A row becomes the JSON of the device, so that it is read and
 * refused by the same rules.
 */
final class DeviceTable implements Iterator<DeviceTable.Row> {
    private static final Set<String> IDENTIFIER = Set.of("scheme", "value", "issuer");
    private static final Set<String> NUMBERS = Set.of("massMg", "recycledContentPercent");
    private static final Set<String> COLUMNS = Set.of(
            "id",
            "scheme",
            "value",
            "issuer",
            "category",
            "manufacturer",
            "model",
            "massMg",
            "massBasis",
            "recycledContentPercent",
            "manufacturedOn",
            "observedSince");

    /** In plain digits; what else could be a number is left to the reader of the JSON, which refuses it as a text. */
    private static final Pattern NUMBER = Pattern.compile("(0|[1-9][0-9]{0,17})(\\.[0-9]{1,9})?");

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** Low enough for an open quote to be noticed; one that takes less than that makes a row that fits nothing. */
    private static final int MOST_CHARACTERS_OF_FIELD = 1 << 16;

    private final Iterator<CsvRecord> records;
    private final List<String> header;

    private DeviceTable(Iterator<CsvRecord> records, List<String> header) {
        this.records = records;
        this.header = header;
    }

    /**
     * One row.
     *
     * @param whole whether it has as many fields as the header
     */
    record Row(String json, boolean whole) {}

    /** @throws ProblemException {@code malformed-request} or {@code invalid-content} if the header names no devices */
    static DeviceTable of(String text) {
        String csv = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        Iterator<CsvRecord> records = reading(() -> CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(MOST_CHARACTERS_OF_FIELD)
                .ofCsvRecord(new StringReader(csv))
                .iterator());
        if (!reading(records::hasNext)) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The file is empty.");
        }
        return new DeviceTable(records, checkHeader(reading(records::next).getFields()));
    }

    private static List<String> checkHeader(List<String> fields) {
        List<String> header = fields.stream().map(String::strip).toList();
        if (!COLUMNS.containsAll(header) || new HashSet<>(header).size() < header.size()) {
            throw invalidHeader("has a column in its header that is not known, or one twice");
        } else if (!header.contains("id") && !header.containsAll(Set.of("scheme", "value"))) {
            throw invalidHeader("needs the column `id`, or `scheme` and `value`, separated by commas");
        }
        return header;
    }

    private static ProblemException invalidHeader(String message) {
        return ProblemException.invalid(new FieldError("", "header", message));
    }

    @Override
    public boolean hasNext() {
        return reading(records::hasNext);
    }

    @Override
    public Row next() {
        CsvRecord row = reading(records::next);
        ObjectNode device = JsonNodeFactory.instance.objectNode();
        ObjectNode identifier = JsonNodeFactory.instance.objectNode();
        for (int column = 0; column < Math.min(header.size(), row.getFieldCount()); column++) {
            String name = header.get(column);
            put(
                    IDENTIFIER.contains(name) ? identifier : device,
                    name,
                    row.getField(column).strip());
        }
        if (!identifier.isEmpty()) {
            device.putArray("identifiers").add(identifier);
        }
        return new Row(device.toString(), row.getFieldCount() == header.size());
    }

    private static void put(ObjectNode object, String name, String field) {
        if (field.isEmpty()) {
            return;
        }
        if (NUMBERS.contains(name) && NUMBER.matcher(field).matches()) {
            object.put(name, new BigDecimal(field));
        } else {
            object.put(name, field);
        }
    }

    private static <T> T reading(Supplier<T> step) {
        try {
            return step.get();
        } catch (CsvParseException refused) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST,
                    "The file is not CSV: a quote, or a field of more than " + MOST_CHARACTERS_OF_FIELD
                            + " characters, is in the way.");
        }
    }
}
