package org.circulog.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.circulog.database.DatabaseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdsReaderTest {
    private static final String HEADER = "id,country,product_category,repair_status,event_date,problem\n";

    @Test
    void readsColumnsInAnyOrderAndIgnoresThoseItDoesNotKnow() {
        List<OrdsRow> rows = read("\uFEFFproblem,Event_Date,extra,repair_status,product_category,country,id\n"
                + " dead ,2019-05-11,x,Fixed,Lamp,GBR,made_1\n");

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get(OrdsColumn.ID)).isEqualTo("made_1");
        assertThat(rows.get(0).get(OrdsColumn.EVENT_DATE)).isEqualTo("2019-05-11");
        assertThat(rows.get(0).get(OrdsColumn.PROBLEM)).isEqualTo("dead");
        assertThat(rows.get(0).get(OrdsColumn.BRAND)).isEmpty();
    }

    @Test
    void countsTheLinesOfTheFileAlsoInsideQuotes() {
        List<OrdsRow> rows =
                read(HEADER + "a,GBR,Lamp,Fixed,2019,\"one\ntwo, \"\"three\"\"\"\r\nb,GBR,Lamp,Fixed,2019,\"\"\n");

        assertThat(rows).extracting(OrdsRow::line).containsExactly(2L, 4L);
        assertThat(rows.get(0).get(OrdsColumn.PROBLEM)).isEqualTo("one\ntwo, \"three\"");
        assertThat(rows.get(1).get(OrdsColumn.PROBLEM)).isEmpty();
    }

    @Test
    void marksRowsWithAnotherNumberOfFields() {
        List<OrdsRow> rows = read(HEADER + "a,GBR,Lamp\nb,GBR,Lamp,Fixed,2019,dead,more\nc,GBR,Lamp,Fixed,2019,dead\n");

        assertThat(rows).extracting(OrdsRow::whole).containsExactly(false, false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,country\n", "id;country;product_category;repair_status;event_date\n", "\n"})
    void refusesAHeaderThatLacksWhatAnEventNeeds(String header) {
        assertThatThrownBy(() -> read(header))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageMatching("The header lacks .*event_date.*|The file is empty\\.");
    }

    @Test
    void refusesAColumnThatOccursTwice() {
        assertThatThrownBy(() -> read("ID," + HEADER))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("id twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16LE"})
    void refusesAFileThatIsNotUtf8(String charset) {
        byte[] file = (HEADER + "a,GBR,Lamp,Fixed,2019,Gerät\n").getBytes(Charset.forName(charset));

        assertThatThrownBy(() -> read(new ByteArrayInputStream(file))).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void saysAfterWhichLineAFileIsNotUtf8() {
        byte[] file = (HEADER + "a,GBR,Lamp,Fixed,2019,Gerät\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> read(new ByteArrayInputStream(file))).hasMessageContaining("not UTF-8 after line 1");
    }

    @Test
    void refusesAFileThatEndsInsideQuotes() {
        String open = HEADER + "a,GBR,Lamp,Fixed,2019,\"never closed\nb,GBR,Lamp,Fixed,2019,dead\n";

        assertThatThrownBy(() -> read(open))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("quoted field");
    }

    @Test
    void takesAQuoteInsideOfUnquotedTextAsItIs() {
        List<OrdsRow> rows = read(HEADER + "a,GBR,Flat screen,Fixed,2019,17\" panel\n");

        assertThat(rows.get(0).get(OrdsColumn.PROBLEM)).isEqualTo("17\" panel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,GBR,Lamp,Fixed,2019,\"closed\" and more\n", "a,GBR,Lamp,Fixed,2019,%s\n"})
    void refusesWhatNoCsvHas(String row) {
        assertThatThrownBy(() -> read(HEADER + row.formatted("x".repeat(100_000))))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("not CSV after line 1");
    }

    @Test
    void refusesACompressedFileThatIsCutOff() throws IOException {
        byte[] whole = gzip(HEADER + "a,GBR,Lamp,Fixed,2019,dead\n");
        InputStream cutOff = Gzip.open(new ByteArrayInputStream(whole, 0, whole.length - 12));

        assertThatThrownBy(() -> read(cutOff))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("cannot be decompressed");
    }

    @Test
    void refusesAFileThatIsTooLargeOnceDecompressed() throws IOException {
        InputStream bomb = Gzip.open(new ByteArrayInputStream(gzip(HEADER + " \n".repeat(2 << 20))));

        assertThatThrownBy(() -> read(new LimitedStream(bomb, 2 << 20)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("2 MiB");
    }

    @Test
    void leavesAFaultOfTheDatabaseToThoseWhoTryAgain() {
        DatabaseException outage = new DatabaseException(new SQLException("gone", "08006"));
        byte[] beginning = (HEADER + "a,GBR,Lamp,Fixed,2019,dead\n").getBytes(StandardCharsets.UTF_8);
        InputStream interrupted = new ChunkStream(ordinal -> {
            if (ordinal > 0) {
                throw outage;
            }
            return Optional.of(beginning);
        });

        assertThatThrownBy(() -> read(interrupted)).isSameAs(outage);
    }

    private static List<OrdsRow> read(String file) {
        return read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<OrdsRow> read(InputStream file) {
        try (OrdsReader reader = new OrdsReader(file)) {
            List<OrdsRow> rows = new ArrayList<>();
            reader.forEachRemaining(rows::add);
            return rows;
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream compressed = new GZIPOutputStream(bytes)) {
            compressed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
