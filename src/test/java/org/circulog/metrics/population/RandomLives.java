package org.circulog.metrics.population;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.circulog.testing.Corrections;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.Lots;
import org.circulog.testing.TestKeys.TestOrganisation;

/** Devices of one manufacturer to which all sorts of things happen, in no order; what is not legal is refused. */
final class RandomLives {
    private static final LocalDate FIRST_DAY = LocalDate.of(2012, 1, 1);
    private static final int DAYS = 4000;
    private static final int PRECISE_DATES_OF_FOUR = 2;

    private final TestOrganisation shop = Events.recorder();
    private final String manufacturer = "Random Makers " + UUID.randomUUID();
    private final Random random;
    private final List<UUID> devices = new ArrayList<>();
    private final List<UUID> events = new ArrayList<>();
    private final List<List<UUID>> merged = new ArrayList<>();

    RandomLives(long seed) {
        random = new Random(seed);
    }

    String manufacturer() {
        return manufacturer;
    }

    void go(int steps) {
        for (int step = 0; step < steps; step++) {
            takeAStep(random.nextInt(20));
        }
    }

    private void takeAStep(int choice) {
        if (devices.size() < 5 || choice < 3) {
            register();
        } else if (choice < 15) {
            record();
        } else if (choice < 17) {
            correct();
        } else if (choice == 17) {
            merge();
        } else if (choice == 18) {
            complete();
        } else {
            treatALot();
        }
    }

    private void register() {
        JsonBody device = Devices.known(Devices.imei())
                .with("/category", random.nextBoolean() ? Devices.PHONES : Devices.LAPTOPS)
                .with("/manufacturer", manufacturer)
                .with("/observedSince", day(0).toString());
        devices.add(Devices.registered(shop, device));
    }

    private void record() {
        JsonBody device = Devices.of(pick(devices));
        String when = when();
        JsonBody event = switch (random.nextInt(9)) {
            case 0, 1 -> Events.sale(device, when);
            case 2, 3 -> Events.repair(device, when, "FIXED");
            case 4 -> Events.repair(device, when, random.nextBoolean() ? "REPAIRABLE" : "UNKNOWN");
            case 5 ->
                Events.repair(device, when, "END_OF_LIFE")
                        .with("/repair/barrier", "ITEM_TOO_WORN_OUT")
                        .with("/repair/receivedAt", day(-20).toString());
            case 6 -> Events.reuse(device, when);
            case 7 -> Events.recycling(device, when, random.nextInt(3) == 0 ? "TREATED" : "COLLECTED");
            default -> Events.withdrawal(device, when, pick(List.of("DISPOSED", "EXPORTED", "LOST", "STOLEN")));
        };
        if (Events.post(shop, event).statusCode() == 201) {
            events.add(event.id());
        }
    }

    private String when() {
        LocalDate day = day(0);
        return switch (random.nextInt(4)) {
            case 0 -> Integer.toString(day.getYear());
            case 1 -> day.toString().substring(0, "2012-01".length());
            default -> random.nextInt(4) < PRECISE_DATES_OF_FOUR ? day.toString() : day + "T10:15:30Z";
        };
    }

    private LocalDate day(int shift) {
        return FIRST_DAY.plusDays(random.nextInt(DAYS) + Math.max(0, shift));
    }

    private void correct() {
        if (!events.isEmpty()) {
            UUID event = pick(events);
            if (Corrections.voidEvent(shop, event, Corrections.because("DID_NOT_OCCUR"))
                            .statusCode()
                    == 200) {
                events.remove(event);
            }
        }
    }

    private void merge() {
        if (!merged.isEmpty() && random.nextBoolean()) {
            List<UUID> pair = merged.remove(random.nextInt(merged.size()));
            Corrections.unmerge(shop, pair.get(0), pair.get(1));
            return;
        }
        List<UUID> pair = List.of(pick(devices), pick(devices));
        Response answer = Corrections.merge(shop, pair.get(0), pair.get(1));
        if (answer.statusCode() == 200) {
            merged.add(pair);
        }
    }

    private void complete() {
        UUID device = pick(devices);
        String tag =
                given().auth().oauth2(shop.key()).get("/v1/devices/" + device).header("ETag");
        given().auth()
                .oauth2(shop.key())
                .contentType("application/merge-patch+json")
                .header("If-Match", tag)
                .body(Map.of(
                        "model",
                        "Model " + random.nextInt(3),
                        "massMg",
                        100_000 + random.nextInt(1000),
                        "massBasis",
                        "MEASURED"))
                .patch("/v1/devices/" + device);
    }

    private void treatALot() {
        UUID lot = Lots.open(shop);
        Lots.tryToAdd(shop, lot, Devices.of(pick(devices)), Devices.of(pick(devices)));
        if (Lots.tryToClose(shop, lot).statusCode() == 200) {
            JsonBody treatment = Events.lotTreatment(lot, day(0).toString());
            if (Events.post(shop, treatment).statusCode() == 201) {
                events.add(treatment.id());
            }
        }
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
