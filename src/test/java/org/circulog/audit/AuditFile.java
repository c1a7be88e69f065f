package org.circulog.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The audit log as its reader sees it, some time after what it tells of. */
final class AuditFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path file;

    AuditFile(Path file) {
        this.file = file;
    }

    /** The one line of a request. */
    JsonNode lineOf(String requestId) {
        List<JsonNode> lines = linesOf(Set.of(requestId));
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    /** The lines of these requests, as soon as there are as many as requests or patience is at its end. */
    List<JsonNode> linesOf(Collection<String> requestIds) {
        Set<String> wanted = Set.copyOf(requestIds);
        return await(line -> wanted.contains(idIn(line)), wanted.size());
    }

    /** The lines about one thing. */
    List<JsonNode> linesAbout(String name, String id, int lines) {
        return await(line -> line.at("/about/" + name).asText().equals(id), lines);
    }

    private List<JsonNode> await(Predicate<JsonNode> wanted, int lines) {
        Instant latest = Instant.now().plus(PATIENCE);
        List<JsonNode> found = find(wanted);
        while (found.size() < lines && Instant.now().isBefore(latest)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            found = find(wanted);
        }
        return found;
    }

    private List<JsonNode> find(Predicate<JsonNode> wanted) {
        return text().lines().map(AuditFile::parse).filter(wanted).toList();
    }

    static String idIn(JsonNode line) {
        return line.at("/request/id").asText();
    }

    /** All whole lines; the last one may be on its way. */
    String text() {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
