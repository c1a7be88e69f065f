package org.circulog.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Corrections;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.Test;

/** A figure that is asked again with the times that it named has the same bytes, ten thousand events later. */
@ApiTest
class ReproducibleFiguresTest {
    private static final List<String> FIGURES = List.of(
            "/v1/metrics/lifetime?",
            "/v1/metrics/lifetime?groupBy=category&censoring=last-seen&",
            "/v1/metrics/lifetime/comparison?groupBy=category&",
            "/v1/metrics/lifetime/comparison?by=repaired&",
            "/v1/metrics/fates?withdrawals=competing&",
            "/v1/metrics/extension?groupBy=category,country&",
            "/v1/metrics/repairs?",
            "/v1/metrics/recovery?groupBy=category&",
            "/v1/metrics/circularity?",
            "/v1/metrics/impact?",
            "/v1/metrics/completeness?");

    private static final int EVENTS_LATER = 10_000;
    private static final int EVENTS_PER_DEVICE = 30;

    private final String manufacturer = "Lasting Makers " + UUID.randomUUID();

    @Test
    void theSameTimesGiveTheSameBytesTenThousandEventsLater() {
        TestOrganisation shop = Events.recorder();
        List<JsonBody> devices = new ArrayList<>();
        List<JsonBody> first = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            JsonBody device = device(i % 2 == 0 ? Devices.PHONES : Devices.LAPTOPS);
            devices.add(device);
            first.addAll(lifeOf(device, i));
        }
        record(shop, first);
        String analyst = TestKeys.of(Role.ANALYST);
        Map<String, String> before = new TreeMap<>();
        for (String figure : FIGURES) {
            before.put(figure, get(analyst, figure + filter()));
        }

        Corrections.voidEvent(shop, first.get(1).id(), Corrections.because("DID_NOT_OCCUR"))
                .then()
                .statusCode(200);
        recordManyMore(shop, devices);

        before.forEach((figure, answer) -> {
            JsonPath times = JsonPath.from(answer);
            String again =
                    figure + filter() + "&until=" + times.getString("until") + "&knownAt=" + times.getString("knownAt");
            assertThat(get(analyst, again)).as(figure).isEqualTo(answer);
            assertThat(get(analyst, figure + filter())).as(figure).isNotEqualTo(answer);
        });
    }

    private String filter() {
        return "manufacturer=" + manufacturer.replace(" ", "%20");
    }

    private JsonBody device(String category) {
        return Devices.of(Devices.serial(), category)
                .with("/manufacturer", manufacturer)
                .with("/observedSince", "2015-01-01");
    }

    private static List<JsonBody> lifeOf(JsonBody device, int number) {
        List<JsonBody> life = new ArrayList<>(List.of(
                Events.sale(device, "2015-0%d-15".formatted(1 + number % 9)),
                Events.repair(
                        device, "2017-03-%02d".formatted(1 + number % 28), number % 3 == 0 ? "REPAIRABLE" : "FIXED")));
        if (number % 2 == 0) {
            life.add(Events.recycling(device, "20%d-05-05".formatted(19 + number % 5), "TREATED"));
        }
        return life;
    }

    private void recordManyMore(TestOrganisation shop, List<JsonBody> devices) {
        List<JsonBody> late = devices.stream()
                .map(device -> Events.repair(device, "2016-01-01", "UNKNOWN"))
                .toList();
        record(shop, late);
        record(
                shop,
                IntStream.range(0, (EVENTS_LATER - late.size()) / EVENTS_PER_DEVICE)
                        .mapToObj(i -> device(Devices.PHONES))
                        .flatMap(device -> IntStream.range(0, EVENTS_PER_DEVICE)
                                .mapToObj(i -> Events.repair(device, "%d-03-05".formatted(1990 + i), "UNKNOWN")))
                        .toList());
    }

    private static void record(TestOrganisation shop, List<JsonBody> events) {
        Events.postLines(shop, events).then().statusCode(200);
    }

    private static String get(String key, String path) {
        return given().auth()
                .oauth2(key)
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
