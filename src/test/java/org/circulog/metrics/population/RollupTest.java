package org.circulog.metrics.population;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Family;
import org.circulog.metrics.cells.Measure;
import org.circulog.testing.ApiTest;
import org.circulog.testing.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What figures are counted from is the same from rollups, from lines and from events, also later. */
@ApiTest
class RollupTest {
    private static final int STEPS = 50;

    @Inject
    Populations populations;

    @Inject
    Folder folder;

    @Inject
    DataSource dataSource;

    static List<Long> seeds() {
        return new Random().longs(2).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rollupsAndLinesAndEventsGiveTheSameCounts(long seed) {
        RandomLives lives = new RandomLives(seed);
        lives.go(STEPS);

        Reading fromRollups = read(lives, query -> {});
        Map<String, Long> counts = countsOf(fromRollups);

        assertThat(counts).containsKey("0306 DEVICES 0");
        assertThat(countsOf(read(lives, query -> query.groupBy = "manufacturer,country")))
                .isEqualTo(counts);
        assertThat(countsOf(readAgain(lives, fromRollups))).isEqualTo(counts);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameMomentGivesTheSameCountsWhateverIsRecordedLater(long seed) {
        RandomLives lives = new RandomLives(seed);
        lives.go(STEPS);
        Reading before = read(lives, query -> {});
        Map<String, Long> counts = countsOf(before);

        lives.go(STEPS);
        folder.foldAll();

        assertThat(countsOf(readAgain(lives, before))).isEqualTo(counts);
        assertThat(countsOf(read(lives, query -> {}))).isNotEqualTo(counts);
    }

    @Test
    void aRecomputationFindsNothingAndMendsWhatIsMissing() throws Exception {
        RandomLives lives = new RandomLives(1);
        lives.go(STEPS);
        assertThat(recompute(false).jsonPath().getList("differences")).isEmpty();
        folder.foldAll();
        forget(lives.manufacturer());

        Response found = recompute(false);
        Response mended = recompute(true);

        assertThat(found.jsonPath().getLong("differing")).isPositive();
        assertThat(found.jsonPath().getLong("repaired")).isZero();
        assertThat(mended.jsonPath().getLong("repaired"))
                .isEqualTo(found.jsonPath().getLong("differing"));
        assertThat(recompute(false).jsonPath().getLong("differing")).isZero();
    }

    @Test
    void whatIsRecordedWhileAnEarlierTransactionRecordsIsKnownWithIt() throws Exception {
        RandomLives lives = new RandomLives(2);
        lives.go(STEPS);
        Map<String, Long> before = countsOf(read(lives, query -> {}));

        Reading during;
        try (Connection recording = dataSource.getConnection();
                Statement statement = recording.createStatement()) {
            recording.setAutoCommit(false);
            statement.execute("SELECT recording_instant()");
            lives.go(STEPS);
            folder.foldAll();
            during = read(lives, query -> {});
            recording.rollback();
        }

        assertThat(countsOf(during)).isEqualTo(before);
        assertThat(countsOf(read(lives, query -> {}))).isNotEqualTo(before);
        assertThat(countsOf(readAgain(lives, during))).isEqualTo(before);
    }

    private void forget(String manufacturer) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            int rows = statement.executeUpdate(
                    "DELETE FROM figure_cells WHERE value = '%s'".formatted(manufacturer.toLowerCase()));
            assertThat(rows).isPositive();
        }
    }

    private static Response recompute(boolean repair) {
        return given().auth()
                .oauth2(TestKeys.admin())
                .post("/v1/maintenance/recompute-figures?repair=" + repair)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private Reading readAgain(RandomLives lives, Reading before) {
        return read(lives, query -> {
            query.until = before.until();
            query.knownAt = before.knownAt();
        });
    }

    private Reading read(RandomLives lives, Consumer<FigureQuery> asked) {
        FigureQuery query = new FigureQuery();
        query.manufacturer = lives.manufacturer();
        query.minPrecision = BirthPrecision.YEAR;
        asked.accept(query);
        return populations.read(populations.select(query), EnumSet.allOf(Family.class));
    }

    private static Map<String, Long> countsOf(Reading reading) {
        Map<String, Cells> byCategory = new TreeMap<>();
        reading.groups()
                .forEach(group -> group.byCategory()
                        .forEach((category, cells) -> byCategory
                                .computeIfAbsent(category, key -> new Cells())
                                .addAll(cells)));
        Map<String, Long> counts = new TreeMap<>();
        byCategory.forEach((category, cells) -> {
            for (Measure measure : Measure.values()) {
                cells.forEach(measure, (value, count) -> counts.put(category + " " + measure + " " + value, count));
            }
        });
        return counts;
    }
}
