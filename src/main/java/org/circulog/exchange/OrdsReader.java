package org.circulog.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import org.circulog.database.DatabaseException;

/**
 * Reads the rows of an ORDS file: CSV (RFC 4180) in UTF-8, with or without byte order mark, columns in any order. Every
 * step may throw {@link UnreadableFileException}.
 */
final class OrdsReader implements Iterator<OrdsRow>, AutoCloseable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Far above every text people write, and low enough for an open quote to be noticed. */
    private static final int MOST_CHARACTERS_OF_FIELD = 1 << 16;

    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private final Map<OrdsColumn, Integer> positions;
    private final int width;
    private long line = 1;

    OrdsReader(InputStream file) {
        csv = reading(() -> CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(MOST_CHARACTERS_OF_FIELD)
                .ofCsvRecord(decode(file)));
        records = csv.iterator();
        List<String> header = readHeader();
        positions = positionsOf(header);
        width = header.size();
    }

    @Override
    public boolean hasNext() {
        return reading(records::hasNext);
    }

    @Override
    public OrdsRow next() {
        CsvRecord next = reading(records::next);
        line = next.getStartingLineNumber();
        Map<OrdsColumn, String> cells = new EnumMap<>(OrdsColumn.class);
        positions.forEach((column, position) -> {
            if (position < next.getFieldCount()) {
                cells.put(column, next.getField(position).strip());
            }
        });
        return new OrdsRow(line, next.getFieldCount() == width, cells);
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Reader decode(InputStream file) {
        // A decoder that is handed over reports what is not UTF-8; a charset would replace it.
        BufferedReader text = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()));
        try {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return new ClosedQuotes(text);
    }

    private List<String> readHeader() {
        if (!hasNext()) {
            throw new UnreadableFileException("The file is empty.");
        }
        return reading(records::next).getFields();
    }

    private static Map<OrdsColumn, Integer> positionsOf(List<String> header) {
        Map<OrdsColumn, Integer> positions = new EnumMap<>(OrdsColumn.class);
        for (int position = 0; position < header.size(); position++) {
            int here = position;
            OrdsColumn.find(header.get(position).strip()).ifPresent(column -> {
                if (positions.put(column, here) != null) {
                    throw new UnreadableFileException("The header has the column " + column.heading() + " twice.");
                }
            });
        }
        Set<OrdsColumn> missing = EnumSet.copyOf(OrdsColumn.REQUIRED);
        missing.removeAll(positions.keySet());
        if (!missing.isEmpty()) {
            throw new UnreadableFileException("The header lacks "
                    + missing.stream().map(OrdsColumn::heading).collect(Collectors.joining(", "))
                    + "; columns are separated by commas.");
        }
        return positions;
    }

    private <T> T reading(Supplier<T> step) {
        try {
            return step.get();
        } catch (CsvParseException | UncheckedIOException fault) {
            throw explain(fault);
        }
    }

    private RuntimeException explain(RuntimeException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new UnreadableFileException("The file is not UTF-8 after line " + line + ".");
            } else if (cause instanceof EOFException || cause instanceof ZipException) {
                return new UnreadableFileException("The file cannot be decompressed: it is cut off or damaged.");
            } else if (cause instanceof UnreadableFileException || cause instanceof DatabaseException) {
                // Thrown by the streams below; the parser wraps whatever it meets.
                return (RuntimeException) cause;
            }
        }
        return new UnreadableFileException("The file is not CSV after line " + line
                + ": a quote or a field of more than " + MOST_CHARACTERS_OF_FIELD + " characters is in the way.");
    }
}
