package org.circulog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ChunkStreamTest {

    @Test
    void joinsChunksInTheirOrder() throws IOException {
        ChunkStream stream = of(List.of(bytes("ab"), bytes("c"), bytes("def")));

        assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("abcdef");
        assertThat(stream.read()).isEqualTo(-1);
    }

    @Test
    void hasNothingWithoutChunks() throws IOException {
        assertThat(of(List.of()).readAllBytes()).isEmpty();
    }

    @Test
    void givesEveryMemberOfAGzipFileThatIsCutBetweenThem() throws IOException {
        byte[] one = gzip("one ");
        byte[] two = gzip("two");

        byte[] content = Gzip.open(of(List.of(one, two))).readAllBytes();

        assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo("one two");
    }

    @Test
    void givesAGzipFileThatIsCutAnywhere() throws IOException {
        byte[] file = gzip("a file of some length, cut into bytes");
        List<byte[]> chunks = IntStream.range(0, file.length)
                .mapToObj(index -> Arrays.copyOfRange(file, index, index + 1))
                .toList();

        byte[] content = Gzip.open(of(chunks)).readAllBytes();

        assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo("a file of some length, cut into bytes");
    }

    private static ChunkStream of(List<byte[]> chunks) {
        return new ChunkStream(
                ordinal -> ordinal < chunks.size() ? Optional.of(chunks.get(ordinal)) : Optional.empty());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream compressed = new GZIPOutputStream(file)) {
            compressed.write(bytes(text));
        }
        return file.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
