package org.circulog.metrics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class ComparisonResourceTest {
    private static final String PATH = "/v1/metrics/lifetime/comparison";

    private PostedLives lives;

    @BeforeEach
    void givenDevicesOfWhichAHalfWasRepairedAndReused() {
        lives = new PostedLives();
        for (int i = 0; i < 6; i++) {
            JsonBody plain = lives.device(Devices.PHONES, "2018-01-01").with("/manufacturer", "Plain");
            JsonBody repaired = lives.device(Devices.PHONES, "2018-01-01").with("/manufacturer", "Repaired");
            lives.add(Events.parse("SALE 2018-01-01; TREATED 202%d-06-01".formatted(i), plain));
            lives.add(Events.parse(
                    "SALE 2018-01-01; REPAIR_FIXED 2020-02-01; REUSE 2020-05-01; TREATED 202%d-06-01".formatted(i),
                    repaired));
        }
        lives.add(Events.parse(
                "SALE 2018-01-01", lives.device(Devices.PHONES, "2018-01-01").with("/manufacturer", "Rare")));
        lives.post();
    }

    @Test
    void theTimeBeforeARepairCountsAsNotRepaired() {
        JsonPath answer = lives.answer(lives.ask().queryParam("by", "repaired"), PATH);

        assertThat(answer.getList("groups.state")).containsExactly("NOT_REPAIRED", "REPAIRED");
        assertThat(answer.getList("groups.events")).containsExactly(6, 6);
        long daysPerRepair = 761;
        long all = answer.getLong("groups[0].daysAtRisk") + answer.getLong("groups[1].daysAtRisk");
        JsonPath plain = lives.answer(lives.ask().queryParam("groupBy", "manufacturer"), PATH);
        assertThat(all - plain.getLong("groups[0].daysAtRisk") - 2922).isEqualTo(plain.getLong("groups[2].daysAtRisk"));
        assertThat(answer.getLong("groups[1].daysAtRisk"))
                .isEqualTo(plain.getLong("groups[2].daysAtRisk") - 6 * daysPerRepair);
    }

    @Test
    void reuseIsComparedInTheSameWay() {
        JsonPath answer = lives.answer(lives.ask().queryParam("by", "reused").queryParam("stratify", "category"), PATH);

        assertThat(answer.getList("groups.state")).containsExactly("NOT_REUSED", "REUSED");
        assertThat(answer.getDouble("logRank.statistic")).isNotNegative();
    }

    @Test
    void smallGroupsAreNamedButNotCompared() {
        JsonPath answer = lives.answer(lives.ask().queryParam("groupBy", "manufacturer"), PATH);

        assertThat(answer.getList("groups.key.manufacturer")).containsExactly("plain", "rare", "repaired");
        assertThat(answer.getList("groups.suppressed")).containsExactly(false, true, false);
        assertThat(answer.<Double>get("groups[1].expected")).isNull();
        assertThat(answer.getInt("logRank.degreesOfFreedom")).isOne();
        String table = lives.ask()
                .queryParam("groupBy", "manufacturer")
                .accept("text/csv")
                .get(PATH)
                .asString();
        assertThat(table.lines()).hasSize(4).element(2).asString().startsWith("rare,true,,");
    }

    @Test
    void refusesWhatIsNoComparison() {
        assertRefused(lives.ask(), "groupBy");
        assertRefused(lives.ask().queryParam("by", "repaired").queryParam("groupBy", "country"), "by");
        assertRefused(lives.ask().queryParam("groupBy", "country"), "groupBy");
        assertRefused(lives.ask().queryParam("groupBy", "category").queryParam("stratify", "category"), "stratify");
        for (String manufacturer : List.of("Plain", "Rare")) {
            assertRefused(lives.ask().queryParam("by", "repaired").queryParam("manufacturer", manufacturer), "by");
        }
    }

    private static void assertRefused(RequestSpecification question, String parameter) {
        question.get(PATH)
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-parameter"))
                .body("parameter", is(parameter));
    }
}
