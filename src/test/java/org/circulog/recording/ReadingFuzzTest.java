package org.circulog.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.circulog.event.ContentHash;
import org.circulog.event.EventReader;
import org.circulog.event.RecordEvent;
import org.circulog.organisation.Caller;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.web.Lines;
import org.circulog.web.Problem;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;
import org.circulog.web.StrictJsonReader;
import org.junit.jupiter.api.Test;

/**
 * Mutants of valid events through the whole reading of a request, from its bytes to the event in normal form: each is
 * accepted or refused with a registered problem, and that soon. docs/testing.md says how to run many, and one again.
 */
@ApiTest
class ReadingFuzzTest {
    private static final int MUTANTS = Integer.getInteger("fuzz.mutants", 5_000);
    private static final long SEED = Long.getLong("fuzz.seed", new Random().nextLong());
    private static final Duration LIMIT = Duration.ofMillis(10);

    /** Above this the time is taken again: a pause of the machine does not come back at the same input. */
    private static final Duration STRIKING = Duration.ofMillis(2);

    private static final int MEASUREMENTS = 8;

    private static final int MUTANTS_OF_WARM_UP = 2_000;
    private static final int LINES_OF_BATCH = 5;

    private static final Map<String, Integer> REGISTERED =
            Stream.of(ProblemType.values()).collect(Collectors.toMap(ProblemType::uri, ProblemType::status));

    private static final Caller CALLER = new Caller(UUID.randomUUID(), "GH", EnumSet.allOf(Role.class));

    @Inject
    StrictJsonReader body;

    @Inject
    EventReader reader;

    @Inject
    BatchReader batches;

    @Inject
    ObjectMapper mapper;

    /** Every type of event with the least and with all that it can have. */
    private final List<byte[]> events = validEvents();

    private final Map<String, Integer> results = new TreeMap<>();

    /** What became of one input; the hash is empty for what was refused. */
    private record Reading(String result, Optional<ContentHash> hash) {}

    @Test
    void readsWhatMutantsAreMadeFrom() {
        assertThat(events)
                .allSatisfy(event -> assertThat(read(event).hash())
                        .as(new String(event, UTF_8))
                        .isPresent());
    }

    @Test
    void acceptsOrRefusesEveryMutantInTime() {
        System.out.printf("Reading %d mutants of events: -Dfuzz.seed=%d%n", MUTANTS, SEED);
        Mutator warmUp = new Mutator(new Random(), events);
        for (int mutant = 0; mutant < MUTANTS_OF_WARM_UP; mutant++) {
            read(warmUp.next());
        }

        Mutator mutator = new Mutator(new Random(SEED), events);
        long slowest = 0;
        for (int mutant = 0; mutant < MUTANTS; mutant++) {
            slowest = Math.max(slowest, check(mutant, mutator.next()));
        }

        System.out.printf("None took longer than %d µs; results %s%n", slowest / 1_000, results);
        assertThat(results.keySet()).contains("accepted", "malformed-request", "invalid-content");
    }

    @Test
    void readsTheNeighboursOfEveryMutantLine() {
        System.out.printf("Reading batches with mutants of events: -Dfuzz.seed=%d%n", SEED);
        Mutator mutator = new Mutator(new Random(SEED), events);

        for (int batch = 0; batch < MUTANTS / LINES_OF_BATCH / 2; batch++) {
            List<byte[]> mutants = new ArrayList<>();
            for (int line = 0; line < LINES_OF_BATCH; line++) {
                mutants.add(mutator.next());
            }
            checkLines(mutants);
            checkArray(mutants);
        }
    }

    /** @return nanoseconds, the least of several measurements where one was striking */
    private long check(int number, byte[] mutant) {
        Reading[] reading = new Reading[1];
        assertThatCode(() -> reading[0] = read(mutant))
                .as(() -> describe(number, mutant))
                .doesNotThrowAnyException();
        results.merge(reading[0].result(), 1, Integer::sum);
        reading[0]
                .hash()
                .ifPresent(hash -> assertThat(read(written(mutant)).hash())
                        .as(() -> "written and read again: " + describe(number, mutant))
                        .contains(hash));
        long least = Long.MAX_VALUE;
        for (int measurement = 0; measurement < MEASUREMENTS && least > STRIKING.toNanos(); measurement++) {
            long start = System.nanoTime();
            Reading again = read(mutant);
            least = Math.min(least, System.nanoTime() - start);
            assertThat(again)
                    .as(() -> "read again: " + describe(number, mutant))
                    .isEqualTo(reading[0]);
        }
        assertThat(Duration.ofNanos(least)).as(() -> describe(number, mutant)).isLessThanOrEqualTo(LIMIT);
        return least;
    }

    private static List<byte[]> validEvents() {
        try (InputStream file = ReadingFuzzTest.class.getResourceAsStream("/fuzz/events.ndjson")) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.getBytes(UTF_8))
                    .toList();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private Reading read(byte[] input) {
        try {
            return new Reading(
                    "accepted", Optional.of(reader.read(parsed(input), CALLER).contentHash()));
        } catch (ProblemException refused) {
            return new Reading(slugOf(refused.problem()), Optional.empty());
        }
    }

    private RecordEvent parsed(byte[] input) {
        Class<?> type = RecordEvent.class;
        try {
            @SuppressWarnings("unchecked")
            Object request = body.readFrom(
                    (Class<Object>) type,
                    type,
                    new Annotation[0],
                    MediaType.APPLICATION_JSON_TYPE,
                    new MultivaluedHashMap<>(),
                    new ByteArrayInputStream(input));
            return (RecordEvent) request;
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private byte[] written(byte[] accepted) {
        return assertWritable(parsed(accepted));
    }

    private byte[] assertWritable(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (IOException unwritable) {
            throw new AssertionError("cannot be written", unwritable);
        }
    }

    private String slugOf(Problem problem) {
        assertWritable(problem);
        assertThat(REGISTERED).containsEntry(problem.type(), problem.status());
        assertThat(problem.status()).isBetween(400, 499);
        return problem.code();
    }

    private void checkLines(List<byte[]> mutants) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        lines.writeBytes(events.get(0));
        mutants.forEach(mutant -> {
            lines.write('\n');
            lines.writeBytes(mutant);
        });
        lines.write('\n');
        lines.writeBytes(events.get(1));

        assertThatCode(() -> {
                    List<BatchReader.Entry> entries = readLines(lines.toByteArray());
                    assertThat(entries.get(0).isEvent()).isTrue();
                    assertThat(entries.get(entries.size() - 1).isEvent()).isTrue();
                })
                .as(() -> Base64.getEncoder().encodeToString(lines.toByteArray()))
                .doesNotThrowAnyException();
    }

    private List<BatchReader.Entry> readLines(byte[] input) throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream(input), RecordEvent.MAX_BYTES, BatchReader.MOST_BYTES);
        List<BatchReader.Entry> entries = new ArrayList<>();
        Optional<BatchReader.Entry> entry = batches.readLine(lines, 0, CALLER);
        while (entry.isPresent()) {
            entries.add(entry.get());
            entry = batches.readLine(lines, entries.size(), CALLER);
        }
        return entries;
    }

    private void checkArray(List<byte[]> mutants) {
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        array.write('[');
        array.writeBytes(events.get(0));
        mutants.forEach(mutant -> {
            array.write(',');
            array.writeBytes(mutant);
        });
        array.write(']');

        assertThatCode(() -> assertThat(readArray(array.toByteArray()))
                        .allMatch(entry -> entry.index() > 0 || entry.isEvent()))
                .as(() -> Base64.getEncoder().encodeToString(array.toByteArray()))
                .doesNotThrowAnyException();
    }

    private List<BatchReader.Entry> readArray(byte[] input) throws IOException {
        try {
            return batches.readArray(new ByteArrayInputStream(input), CALLER);
        } catch (ProblemException refused) {
            slugOf(refused.problem());
            return List.of();
        }
    }

    private static String describe(int number, byte[] mutant) {
        return "mutant %d of -Dfuzz.seed=%d: %s (Base64: %s)"
                .formatted(
                        number,
                        SEED,
                        new String(mutant, 0, Math.min(mutant.length, 400), ISO_8859_1),
                        Base64.getEncoder().encodeToString(mutant));
    }
}
