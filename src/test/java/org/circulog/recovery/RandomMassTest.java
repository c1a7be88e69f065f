package org.circulog.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.circulog.organisation.Role;
import org.circulog.recovery.MassLedger.Claim;
import org.circulog.recovery.MassLedger.Lot;
import org.circulog.recovery.MassLedger.Output;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Claims;
import org.circulog.testing.Corrections;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.Lots;
import org.circulog.testing.Movements;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random lots, splits, transfers, handovers, recoveries, claims and voids. After each step, what went in is what is there,
 * what came out and what scales disagree about, to the milligram, and the service agrees with the bookkeeper.
 */
@ApiTest
class RandomMassTest {
    private static final int STEPS = 60;
    private static final List<String> MATERIALS = List.of("COPPER", "GOLD", "PLASTICS");
    private static final List<String> FATES = List.of("RECYCLED", "RECYCLED", "ENERGY", "DISPOSED");

    private List<TestOrganisation> organisations;
    private MassLedger ledger;
    private Set<Lot> touched;
    private Random random;

    @BeforeEach
    void makeOrganisations() {
        organisations = Stream.generate(() -> TestKeys.organisation(Role.RECYCLER, Role.COLLECTOR))
                .limit(3)
                .toList();
        ledger = new MassLedger();
        touched = new HashSet<>();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void conservesMassToTheMilligram(long seed) {
        random = new Random(seed);
        List<Runnable> steps = List.of(
                this::openAndClose,
                this::split,
                this::mix,
                this::handOver,
                this::treat,
                this::treat,
                this::recover,
                this::recover,
                this::recover,
                this::claim,
                this::claim,
                this::cancelClaim,
                this::voidRecovery,
                this::voidTreatment);
        openAndClose();

        for (int step = 1; step <= STEPS; step++) {
            steps.get(random.nextInt(steps.size())).run();
            assertThat(ledger.broughtIn + ledger.scaleDifference)
                    .as("what went in by the end of step " + step)
                    .isEqualTo(ledger.left() + ledger.allOutputs());
            touched.forEach(this::agreeOn);
            touched.clear();
        }

        ledger.lots.forEach(this::agreeOn);
        ledger.lots.forEach(this::agreeOnMaterials);
        agreeOnFates();
    }

    private void openAndClose() {
        TestOrganisation owner = any(organisations);
        Lot lot = new Lot(Lots.open(owner), owner, null);
        for (String category : List.of(Devices.PHONES, Devices.LAPTOPS)) {
            long pieces = 1 + random.nextInt(20);
            long massMg = 1_000 + random.nextInt(1_000_000);
            Lots.addLine(owner, lot.id, category, pieces, massMg);
            lot.bring(pieces);
            lot.broughtIn += massMg;
        }
        lot.firstOwner = owner;
        ledger.broughtIn += lot.broughtIn;
        close(lot, lot.broughtIn);
    }

    private void close(Lot lot, long listedMg) {
        lot.input = listedMg;
        if (random.nextBoolean()) {
            lot.input = Math.max(1, listedMg + random.nextInt(2_001) - 1_000);
            Lots.weigh(lot.holder, lot.id, lot.input);
        }
        Lots.close(lot.holder, lot.id);
        ledger.scaleDifference += lot.input - listedMg;
        ledger.lots.add(lot);
        touched.add(lot);
    }

    private void split() {
        Lot lot = find(candidate -> candidate.stock() >= 2);
        if (lot == null) {
            return;
        }
        long massMg = 1 + nextBelow(lot.stock() - 1);
        long pieces = nextBelow(lot.pieces() + 1);
        long otherPieces = lot.pieces() - pieces;
        long stock = lot.stock();
        List<UUID> parts = Movements.split(
                lot.holder, lot.id, Movements.part(massMg, pieces), Movements.part(stock - massMg, otherPieces));
        part(lot, parts.get(0), massMg, pieces);
        part(lot, parts.get(1), stock - massMg, otherPieces);
    }

    private Lot part(Lot lot, UUID id, long massMg, long pieces) {
        Lot part = new Lot(id, lot.holder, lot);
        part.input = massMg;
        part.bring(pieces);
        lot.giveAway(pieces);
        lot.moved += massMg;
        lot.parts.add(part);
        ledger.lots.add(part);
        touched.add(part);
        return part;
    }

    /** Some of this and some of that into a lot with nothing else in it. */
    private void mix() {
        TestOrganisation holder = any(organisations);
        List<Lot> sources = ledger.lots.stream()
                .filter(lot -> lot.holder == holder && lot.stock() > 0)
                .limit(1 + random.nextInt(3))
                .toList();
        if (sources.isEmpty()) {
            return;
        }
        Lot mix = new Lot(Lots.open(holder), holder, null);
        long listed = 0;
        for (Lot source : sources) {
            boolean whole = random.nextBoolean();
            long massMg = whole ? source.stock() : 1 + nextBelow(source.stock());
            whole |= massMg == source.stock();
            Response moved = whole
                    ? Movements.tryToTransfer(holder, source.id, mix.id)
                    : Movements.tryToTransfer(holder, source.id, mix.id, massMg);
            moved.then().statusCode(201);
            source.moved += massMg;
            touched.add(source);
            listed += massMg;
            if (whole) {
                long pieces = source.pieces();
                mix.bring(pieces);
                source.giveAway(pieces);
            }
        }
        close(mix, listed);
    }

    private void handOver() {
        Lot lot = find(candidate -> candidate.stock() >= 2);
        if (lot == null) {
            return;
        }
        TestOrganisation receiver =
                any(organisations.stream().filter(other -> other != lot.holder).toList());
        UUID offer = Movements.offer(lot.holder, lot.id, receiver);
        boolean whole = random.nextBoolean();
        long massMg = whole ? lot.stock() : 1 + nextBelow(lot.stock() - 1);
        long pieces = whole ? lot.pieces() : nextBelow(lot.pieces() + 1);
        long receivedMg = Math.max(1, massMg + random.nextInt(101) - 50);
        Map<String, Object> content = new HashMap<>(Map.of("receivedMassMg", receivedMg));
        if (!whole) {
            content.put("accepted", Movements.part(massMg, pieces));
        }
        Response accepted = Movements.answer(receiver, offer, "accept", content);
        accepted.then().statusCode(200);
        UUID taken = UUID.fromString(accepted.path("accepted.lotId"));
        Lot received = lot;
        if (!taken.equals(lot.id)) {
            long rest = lot.stock() - massMg;
            long restPieces = lot.pieces() - pieces;
            received = part(lot, taken, massMg, pieces);
            if (rest > 0) {
                part(lot, restOf(lot, taken), rest, restPieces);
            }
        }
        received.holder = receiver;
        received.input = receivedMg;
        ledger.scaleDifference += receivedMg - massMg;
    }

    /** The part that stayed, which the answer to the receiver does not name. */
    private UUID restOf(Lot lot, UUID taken) {
        List<String> ids =
                lot.holder.request().queryParam("limit", 500).get("/v1/lots").path("items.id");
        List<UUID> known = ledger.lots.stream().map(each -> each.id).toList();
        return ids.stream()
                .map(UUID::fromString)
                .filter(id -> !known.contains(id) && !id.equals(taken))
                .findFirst()
                .orElseThrow();
    }

    private void treat() {
        Lot lot = find(candidate -> candidate.treatment == null && candidate.stock() > 0);
        if (lot != null) {
            JsonBody event = Events.lotTreatment(lot.id, "2026-01-01");
            Events.post(lot.holder, event).then().statusCode(201);
            lot.treatment = event.id();
        }
    }

    private void recover() {
        Lot lot = find(candidate -> candidate.isTreated() && candidate.stock() > 0);
        if (lot == null) {
            return;
        }
        List<Output> outputs = new ArrayList<>();
        long rest = lot.stock();
        for (int fraction = 0; fraction < 3 && rest > 0; fraction++) {
            Output output = new Output(any(MATERIALS), 1 + nextBelow(rest), any(FATES));
            outputs.add(output);
            rest -= output.massMg();
        }
        JsonBody event = recovery(lot, outputs);
        Events.post(lot.holder, event).then().statusCode(201);
        ledger.recovered(lot, event.id(), outputs);
        refuseTooMuch(lot);
    }

    private void refuseTooMuch(Lot lot) {
        long limit = (lot.input - lot.moved) * 12 / 10;
        Events.post(lot.holder, recovery(lot, List.of(new Output("COPPER", limit - lot.output() + 2, "RECYCLED"))))
                .then()
                .statusCode(409);
    }

    private static JsonBody recovery(Lot lot, List<Output> outputs) {
        JsonBody[] bodies = outputs.stream()
                .map(output -> Events.output(output.material(), output.massMg(), output.fate()))
                .toArray(JsonBody[]::new);
        return Events.lotRecovery(lot.id, "2026-01-02", bodies);
    }

    private void claim() {
        String material = any(MATERIALS);
        Lot lot = find(candidate -> candidate.recycled(material) > ledger.claimed(candidate, material));
        if (lot == null) {
            return;
        }
        long free = lot.recycled(material) - ledger.claimed(lot, material);
        long massMg = 1 + nextBelow(free);
        Claims.reserve(lot.holder, claimOf(lot, material, free + 1)).then().statusCode(409);
        UUID claim = Claims.reserved(lot.holder, claimOf(lot, material, massMg));
        ledger.claims.put(claim, new Claim(lot, lot.holder, material, massMg));
    }

    private static JsonBody claimOf(Lot lot, String material, long massMg) {
        return Claims.onLot(lot.id, massMg).with("/material", material);
    }

    private void cancelClaim() {
        if (!ledger.claims.isEmpty()) {
            UUID claim = any(ledger.claims.keySet());
            Claims.cancel(ledger.claims.get(claim).claimant(), claim).then().statusCode(200);
            ledger.claims.remove(claim);
        }
    }

    private void voidRecovery() {
        Lot lot = find(candidate -> !candidate.recoveries.isEmpty());
        if (lot == null) {
            return;
        }
        UUID event = any(lot.recoveries.keySet());
        List<Output> outputs = lot.recoveries.get(event);
        boolean claimed = MATERIALS.stream()
                .anyMatch(material -> lot.recycled(material)
                                - outputs.stream()
                                        .filter(output -> output.material().equals(material)
                                                && output.fate().equals("RECYCLED"))
                                        .mapToLong(Output::massMg)
                                        .sum()
                        < ledger.claimed(lot, material));
        Response answer = Corrections.voidEvent(lot.holder, event, Corrections.because("INCORRECT_DATA"));
        if (claimed) {
            answer.then().statusCode(409);
        } else {
            answer.then().statusCode(200);
            ledger.voided(lot, event);
        }
    }

    private void voidTreatment() {
        Lot lot = find(candidate -> candidate.treatment != null);
        if (lot == null) {
            return;
        }
        boolean stands = lot.isStoodOn() && (lot.treatedWith == null || !lot.treatedWith.isTreated());
        Response answer = Corrections.voidEvent(lot.holder, lot.treatment, Corrections.because("DID_NOT_OCCUR"));
        if (stands) {
            answer.then().statusCode(409);
        } else {
            answer.then().statusCode(200);
            lot.treatment = null;
        }
    }

    private void agreeOn(Lot lot) {
        JsonPath view = Lots.get(lot.holder, lot.id).jsonPath();
        assertThat(List.of(
                        view.getLong("input.massMg"),
                        view.getLong("outputMassMg"),
                        view.getLong("movedMassMg"),
                        view.getLong("stockMassMg")))
                .as("input, outputs, moved mass and stock of " + lot.id)
                .containsExactly(lot.input, lot.output(), lot.moved, lot.stock());
        assertThat(view.getString("stage").equals("COLLECTED"))
                .as("whether " + lot.id + " waits for its treatment")
                .isEqualTo(!lot.isTreated());
    }

    private void agreeOnMaterials(Lot lot) {
        JsonPath view =
                lot.holder.request().get("/v1/lots/{id}/recovery", lot.id).jsonPath();
        assertThat(massesOf(view.getList("outputs"))).isEqualTo(massesOf(lot));
        long claimed = MATERIALS.stream()
                .mapToLong(material -> ledger.claimed(lot, material))
                .sum();
        assertThat(view.getLong("claimedMg")).isEqualTo(claimed);
        assertThat(view.getLong("claimableMg"))
                .isEqualTo(MATERIALS.stream().mapToLong(lot::recycled).sum() - claimed);
    }

    /** Shares of mixed and divided lots add up: what the first owners see is all there is. */
    private void agreeOnFates() {
        SortedMap<String, Long> fates = new TreeMap<>();
        long stock = 0;
        long difference = 0;
        for (Lot lot : ledger.lots) {
            if (lot.broughtIn > 0) {
                JsonPath fate = lot.firstOwner
                        .request()
                        .get("/v1/lots/{id}/fate", lot.id)
                        .jsonPath();
                SortedMap<String, Long> own = massesOf(fate.getList("fates"));
                long left = fate.getLong("stock.heldByYou") + fate.getLong("stock.heldByOthers");
                assertThat(own.values().stream().mapToLong(Long::longValue).sum() + left)
                        .isEqualTo(lot.broughtIn + fate.getLong("scaleDifferenceMg"));
                own.forEach((key, massMg) -> fates.merge(key, massMg, Long::sum));
                stock += left;
                difference += fate.getLong("scaleDifferenceMg");
            }
        }
        long gained =
                ledger.lots.stream().mapToLong(lot -> lot.stock() - lot.left()).sum();
        assertThat(fates).isEqualTo(ledger.outputs);
        assertThat(stock).isEqualTo(ledger.lots.stream().mapToLong(Lot::stock).sum());
        assertThat(difference).isEqualTo(ledger.scaleDifference + gained);
    }

    private static SortedMap<String, Long> massesOf(Lot lot) {
        SortedMap<String, Long> masses = new TreeMap<>();
        lot.recoveries.values().stream()
                .flatMap(List::stream)
                .forEach(output -> masses.merge(output.key(), output.massMg(), Long::sum));
        return masses;
    }

    private static SortedMap<String, Long> massesOf(List<Map<String, Object>> outputs) {
        SortedMap<String, Long> masses = new TreeMap<>();
        outputs.forEach(output -> masses.merge(
                output.get("material") + " " + output.get("fate"),
                ((Number) output.get("massMg")).longValue(),
                Long::sum));
        return masses;
    }

    private Lot find(Predicate<Lot> condition) {
        List<Lot> found = ledger.lots.stream().filter(condition).toList();
        if (found.isEmpty()) {
            return null;
        }
        Lot lot = any(found);
        touched.add(lot);
        return lot;
    }

    private <T> T any(Collection<T> things) {
        return List.copyOf(things).get(random.nextInt(things.size()));
    }

    private long nextBelow(long bound) {
        return (long) (random.nextDouble() * bound);
    }
}
