package org.circulog.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.circulog.life.Fact;
import org.circulog.life.FactKind;
import org.circulog.life.LifeRules;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Corrections;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.circulog.time.Occurrence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories with back-dated events, voids and replacements. What is refused is what the rules refuse over the facts
 * that stand; what remains adds up to the same as a device that only ever had the facts that remain.
 */
@ApiTest
class RandomHistoryTest {
    private static final LocalDate FIRST_DAY = LocalDate.of(2018, 1, 1);
    private static final int DAYS = 2500;
    private static final int STEPS = 30;
    private static final long MASS_MG = 1_000;
    private static final long LIMIT_MG = 1_050;

    private TestOrganisation shop;

    @BeforeEach
    void openShop() {
        shop = Events.recorder();
    }

    static List<Long> seeds() {
        return new Random().longs(12).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatRemainsAddsUpAsIfNothingElseHadBeenThere(long seed) {
        History history = new History(new Random(seed));

        for (int step = 0; step < STEPS; step++) {
            history.takeAStep();
        }

        assertThat(history.figures()).isEqualTo(history.figuresOfATwin());
        assertThat(history.differences()).isEmpty();
    }

    /** One device, and beside it the events that must stand. */
    private final class History {
        private final Random random;
        private final UUID device = Devices.registered(shop, registration());
        private final List<JsonBody> standing = new ArrayList<>();
        private final Map<UUID, Fact> facts = new HashMap<>();

        History(Random random) {
            this.random = random;
        }

        void takeAStep() {
            if (standing.isEmpty() || random.nextInt(3) > 0) {
                add(randomEvent());
            } else if (random.nextBoolean()) {
                replace(pick(standing), null);
            } else {
                replace(pick(standing), randomEvent());
            }
        }

        private void add(JsonBody event) {
            boolean legal = isLegal(factsWithout(null), event);

            Response answer = Events.post(shop, event);

            assertThat(answer.statusCode()).as(describe(event)).isEqualTo(legal ? 201 : 409);
            if (legal) {
                stand(event, answer.jsonPath().getLong("sequence"));
            }
        }

        private void replace(JsonBody event, JsonBody replacement) {
            List<Fact> rest = factsWithout(event);
            boolean legal = replacement == null ? hasGround(rest) : isLegalReplacement(rest, replacement);
            JsonBody correction =
                    replacement == null ? Corrections.because("DID_NOT_OCCUR") : Corrections.replacedBy(replacement);

            Response answer = Corrections.voidEvent(shop, event.id(), correction);

            assertThat(answer.statusCode())
                    .as("%s by %s: %s", describe(event), replacement, answer.asString())
                    .isEqualTo(legal ? 200 : 409);
            if (legal) {
                standing.remove(event);
                facts.remove(event.id());
                if (replacement != null) {
                    stand(replacement, answer.jsonPath().getLong("replacement.sequence"));
                }
            }
        }

        private void stand(JsonBody event, long sequence) {
            standing.add(event);
            facts.put(event.id(), factOf(event, sequence));
        }

        private List<Fact> factsWithout(JsonBody event) {
            return standing.stream()
                    .filter(other -> other != event)
                    .map(other -> facts.get(other.id()))
                    .toList();
        }

        private boolean isLegal(List<Fact> others, JsonBody event) {
            Fact fact = factOf(event, Long.MAX_VALUE);
            return LifeRules.judge(others, fact).isEmpty() && recovered(others) + fact.massMg() <= LIMIT_MG;
        }

        private boolean isLegalReplacement(List<Fact> others, JsonBody replacement) {
            List<Fact> after = new ArrayList<>(others);
            after.add(factOf(replacement, Long.MAX_VALUE));
            return isLegal(others, replacement) && hasGround(after);
        }

        private boolean hasGround(List<Fact> all) {
            return all.stream().noneMatch(fact -> fact.kind() == FactKind.MATERIAL_RECOVERY)
                    || all.stream().anyMatch(fact -> fact.kind() == FactKind.TREATED);
        }

        private long recovered(List<Fact> all) {
            return all.stream().mapToLong(Fact::massMg).sum();
        }

        private Fact factOf(JsonBody event, long sequence) {
            FactKind kind = kindOf(event);
            return new Fact(
                    event.id(),
                    shop.id(),
                    sequence,
                    kind,
                    Occurrence.parse(event.text("/occurredAt")),
                    event.text("/country"),
                    kind == FactKind.MATERIAL_RECOVERY
                            ? Long.parseLong(event.text("/materialRecovery/outputs/0/massMg"))
                            : 0);
        }

        private FactKind kindOf(JsonBody event) {
            return switch (event.text("/type")) {
                case "REPAIR" -> FactKind.valueOf("REPAIR_" + event.text("/repair/outcome"));
                case "RECYCLING" -> FactKind.valueOf(event.text("/recycling/stage"));
                case "WITHDRAWAL" -> FactKind.valueOf(event.text("/withdrawal/reason"));
                default -> FactKind.valueOf(event.text("/type"));
            };
        }

        private JsonBody randomEvent() {
            FactKind kind = pick(List.of(FactKind.values()));
            // A treatment now and then, or there would be no recoveries.
            boolean treatable = standing.size() > 4 && kind == FactKind.DISPOSED;
            FactKind chosen = treatable ? FactKind.TREATED : kind;
            LocalDate day = FIRST_DAY.plusDays(random.nextInt(chosen == FactKind.SALE ? DAYS / 4 : DAYS));
            String when = random.nextInt(4) == 0 ? day.toString().substring(0, 7) : day.toString();
            JsonBody event = Events.of(chosen, Devices.of(device), when);
            return chosen == FactKind.MATERIAL_RECOVERY
                    ? event.with("/materialRecovery/outputs/0/massMg", 1 + random.nextInt(400))
                    : event;
        }

        /** The numbers of the life and of the recovery, without what names the device, its events and the moment. */
        Map<String, Object> figures() {
            return figuresOf(device);
        }

        Map<String, Object> figuresOfATwin() {
            UUID twin = Devices.registered(shop, registration());
            // A recovery cannot be recorded before its treatment, which may have replaced an earlier one.
            standing.stream()
                    .sorted(Comparator.comparing((JsonBody event) -> kindOf(event) != FactKind.TREATED)
                            .thenComparing(event -> facts.get(event.id()).sequence()))
                    .forEach(event -> Events.record(
                            shop, event.with("/id", UUID.randomUUID()).with("/device", Devices.of(twin))));
            return figuresOf(twin);
        }

        private Map<String, Object> figuresOf(UUID id) {
            Map<String, Object> life = read("/v1/devices/" + id + "/life");
            Map<String, Object> recovery = read("/v1/devices/" + id + "/recovery");
            Map<String, Object> stored = read("/v1/devices/" + id);
            List.of(life, recovery).forEach(view -> view.keySet().removeAll(List.of("deviceId", "knownAt")));
            Optional.ofNullable((List<?>) life.get("interventions"))
                    .ifPresent(list -> list.forEach(entry -> ((Map<?, ?>) entry).remove("eventId")));
            return Map.of("life", life, "recovery", recovery, "stored", stored.get("life"));
        }

        /** What a recomputation finds to differ in the life of the device. */
        List<Map<String, Object>> differences() {
            List<Map<String, Object>> all = TestKeys.administrator()
                    .request()
                    .post("/v1/maintenance/recompute")
                    .path("differences");
            return all.stream()
                    .filter(found -> device.toString().equals(found.get("deviceId")))
                    .toList();
        }

        private String describe(JsonBody event) {
            return event + " among " + standing;
        }

        private <T> T pick(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }
    }

    private Map<String, Object> read(String path) {
        return new HashMap<>(
                shop.request().get(path).then().statusCode(200).extract().<Map<String, Object>>path(""));
    }

    private static JsonBody registration() {
        return Devices.laptop(MASS_MG).with("/observedSince", FIRST_DAY.toString());
    }
}
