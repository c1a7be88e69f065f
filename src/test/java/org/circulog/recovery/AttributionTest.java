package org.circulog.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.circulog.lot.LotFlow;
import org.circulog.recovery.Attribution.Attributed;
import org.circulog.recovery.Manifest.Part;
import org.circulog.reference.Categories;
import org.circulog.reference.MaterialContents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionTest {
    private static final String PHONES = "0306";
    private static final String LAPTOPS = "0303";
    private static final String FRIDGES = "0108";
    private static final UUID LOT = id("lot");
    private static final UUID B1 = id("B1");
    private static final Fraction GOLD = new Fraction("GOLD", RecoveredFate.RECYCLED);
    private static final Fraction STEEL = new Fraction("STEEL", RecoveredFate.RECYCLED);

    private final PartWeights weights = new PartWeights(new MaterialContents(), new Categories());

    /** The devices and the line of the worked example: A6, B1 and 500 phones. */
    private static Manifest workedExample() {
        return new Manifest(
                List.of(new Part(null, PHONES, 1L, 170_000, null), new Part(B1, LAPTOPS, 1L, 1_800_000, null)),
                List.of(new Part(null, PHONES, 500L, 80_000_000, null)));
    }

    @Test
    void goldOfTheWorkedExampleIsSharedOutByContent() {
        Attributed gold = only(of(workedExample(), GOLD, 10_500));

        assertThat(gold.basis()).isEqualTo(ShareBasis.CONTENT);
        assertThat(gold.share() * gold.lotOutputMg()).isCloseTo(72.155412, within(5e-7));
        assertThat(gold.massMg()).isEqualTo(72);
        assertThat(weights.contentMg(workedExample().parts(), "GOLD")).contains(15_134L);
        assertThat(weights.contentMg(workedExample().parts(), "SILVER")).contains(153_243L);
    }

    @Test
    void aMaterialWithoutKnownContentIsSharedOutByMass() {
        Attributed copper = only(of(workedExample(), new Fraction("COPPER", RecoveredFate.RECYCLED), 10_500));

        assertThat(copper.basis()).isEqualTo(ShareBasis.MASS);
        assertThat(copper.share()).isCloseTo(0.021959253385, within(5e-13));
        assertThat(copper.share() * copper.lotOutputMg()).isCloseTo(230.572161, within(5e-7));
        // 22 mg go to the device before it, 252 mg to both.
        assertThat(copper.massMg()).isEqualTo(230);
        assertThat(weights.contentMg(workedExample().parts(), "COPPER")).isEmpty();
    }

    @Test
    void goldIsSharedOutByMassBesideACategoryOfUnknownContent() {
        Manifest mixed = new Manifest(
                List.of(new Part(B1, LAPTOPS, 1L, 2_000_000, null)),
                List.of(new Part(null, FRIDGES, 1L, 38_000_000, null)));

        Attributed gold = only(of(mixed, GOLD, 400));

        assertThat(gold.basis()).isEqualTo(ShareBasis.MASS);
        assertThat(gold.massMg()).isEqualTo(20);
        assertThat(weights.contentMg(mixed.parts(), "GOLD")).isEmpty();
    }

    @Test
    void piecesThatNobodyCountedAreEstimatedByTheAverageMass() {
        Manifest counted = new Manifest(
                List.of(new Part(B1, LAPTOPS, 1L, 1_800_000, null)),
                List.of(new Part(null, PHONES, null, 45_000_000, null)));

        assertThat(weights.contentMg(counted.parts(), "GOLD")).contains(104 + 45_000_000 * 30L / 90_000);
    }

    @Test
    void aDeviceThatMovedOnTakesPartInTheOutputsOfBothLots() {
        Manifest first = new Manifest(List.of(device(B1, 1_000, null), device(id("other"), 3_000, null)), List.of());
        Manifest mine = new Manifest(List.of(device(B1, 1_000, LOT)), List.of());
        Manifest theirs = new Manifest(List.of(device(id("other"), 3_000, LOT)), List.of());
        Attribution attribution = new Attribution(
                Map.of(
                        LOT,
                        lot(LOT, first, 400),
                        id("mine"),
                        lot(id("mine"), mine, 70),
                        id("theirs"),
                        lot(id("theirs"), theirs, 1_000)),
                List.of(flow(LOT, id("mine"), LotFlow.Kind.SPLIT), flow(LOT, id("theirs"), LotFlow.Kind.SPLIT)),
                weights);

        assertThat(attribution.of(B1, LOT)).extracting(Attributed::massMg).containsExactly(100L);
        assertThat(attribution.of(B1, id("mine")))
                .extracting(Attributed::massMg)
                .containsExactly(70L);
    }

    @Test
    void massThatMovedOnWithoutItsDevicesStillComesFromThem() {
        Manifest shredded = new Manifest(List.of(device(B1, 1_000, null), device(id("other"), 3_000, null)), List.of());
        Manifest mixed = new Manifest(
                List.of(),
                List.of(new Part(null, FRIDGES, null, 2_000, LOT), new Part(null, FRIDGES, null, 6_000, null)));
        Attribution attribution = new Attribution(
                Map.of(LOT, lot(LOT, shredded, 100), id("mixed"), lot(id("mixed"), mixed, 1_200)),
                List.of(flow(LOT, id("mixed"), LotFlow.Kind.TRANSFER)),
                weights);

        Attributed steel = only(attribution.of(B1, LOT));

        assertThat(steel.lotOutputMg()).isEqualTo(100 + 300);
        assertThat(steel.massMg()).isEqualTo(100);
    }

    @Test
    void partsOfATreatedLotStillComeFromItsDevices() {
        Manifest shredded = new Manifest(List.of(device(B1, 1_000, null), device(id("other"), 3_000, null)), List.of());
        Manifest part = new Manifest(List.of(), List.of(new Part(null, null, null, 2_000, LOT)));
        Attribution attribution = new Attribution(
                Map.of(
                        LOT,
                        lot(LOT, shredded, 0),
                        id("one"),
                        lot(id("one"), part, 300),
                        id("two"),
                        lot(id("two"), part, 100)),
                List.of(flow(LOT, id("one"), LotFlow.Kind.SPLIT), flow(LOT, id("two"), LotFlow.Kind.SPLIT)),
                weights);

        assertThat(only(attribution.of(B1, LOT)).massMg()).isEqualTo(100);
    }

    @Test
    void aLineThatMovedOnTakesNothingFromTheDevicesThatStoodBesideIt() {
        UUID source = id("source");
        Manifest devices = new Manifest(List.of(device(id("shredded"), 900, null)), List.of());
        Manifest mixed =
                new Manifest(List.of(device(B1, 1_000, null)), List.of(new Part(null, FRIDGES, null, 900, source)));
        Manifest lines = new Manifest(List.of(), List.of(new Part(null, FRIDGES, null, 900, LOT)));
        Manifest device = new Manifest(List.of(device(B1, 1_000, LOT)), List.of());
        Attribution attribution = new Attribution(
                Map.of(
                        source,
                        lot(source, devices, 0),
                        LOT,
                        lot(LOT, mixed, 0),
                        id("lines"),
                        lot(id("lines"), lines, 800),
                        id("device"),
                        lot(id("device"), device, 0)),
                List.of(
                        flow(source, LOT, LotFlow.Kind.TRANSFER),
                        flow(LOT, id("lines"), LotFlow.Kind.SPLIT),
                        flow(LOT, id("device"), LotFlow.Kind.SPLIT)),
                weights);

        assertThat(attribution.of(B1, LOT)).isEmpty();
        assertThat(only(attribution.of(source, 0)).massMg()).isEqualTo(800);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyMilligramThatCameOutIsSharedOutOnce(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            RandomLots lots = new RandomLots(random);
            Attribution attribution = new Attribution(lots.lots, lots.flows, weights);

            Map<Fraction, Long> shared = new HashMap<>();
            for (Attribution.Lot lot : lots.lots.values()) {
                for (int part = 0; part < lot.manifest().parts().size(); part++) {
                    if (part < lot.manifest().devices().size()
                            || lot.manifest().parts().get(part).fromLot() == null) {
                        attribution.of(lot.id(), part).forEach(attributed -> {
                            assertThat(attributed.massMg()).isBetween(0L, attributed.lotOutputMg());
                            shared.merge(attributed.fraction(), attributed.massMg(), Long::sum);
                        });
                    }
                }
            }
            Map<Fraction, Long> outputs = new HashMap<>();
            lots.lots
                    .values()
                    .forEach(
                            lot -> lot.outputs().forEach((fraction, mass) -> outputs.merge(fraction, mass, Long::sum)));
            assertThat(shared).isEqualTo(outputs);
        }
    }

    /** Lots that were split, moved as a whole, or moved without their devices. */
    private static final class RandomLots {
        private static final int MOST = 12;

        private final Map<UUID, Attribution.Lot> lots = new TreeMap<>();
        private final List<LotFlow> flows = new ArrayList<>();
        private final List<Draft> drafts = new ArrayList<>();
        private final Random random;

        private record Draft(UUID id, List<Part> devices, List<Part> lines) {}

        RandomLots(Random random) {
            this.random = random;
            int first = 1 + random.nextInt(5);
            for (int i = 0; i < first; i++) {
                Draft draft = draft();
                for (int device = random.nextInt(4); device > 0; device--) {
                    draft.devices.add(device(UUID.randomUUID(), mass(), null));
                }
                for (int line = random.nextInt(3) + (draft.devices.isEmpty() ? 1 : 0); line > 0; line--) {
                    draft.lines.add(line(null));
                }
            }
            for (int i = 0; i < drafts.size(); i++) {
                move(i);
                Draft draft = drafts.get(i);
                lots.put(draft.id, new Attribution.Lot(draft.id, new Manifest(draft.devices, draft.lines), outputs()));
            }
        }

        private void move(int i) {
            Draft draft = drafts.get(i);
            Draft later = i + 1 < drafts.size() ? drafts.get(i + 1 + random.nextInt(drafts.size() - i - 1)) : null;
            int how = random.nextInt(5);
            if (how < 2 && later != null) {
                later.lines.add(line(draft.id));
                flows.add(flow(draft.id, later.id, LotFlow.Kind.TRANSFER));
            }
            if (how == 1 && later != null) {
                draft.devices.forEach(device -> later.devices.add(moved(device, draft.id)));
                draft.lines.forEach(line -> later.lines.add(moved(line, draft.id)));
            } else if (how >= 2 && how < 4 && drafts.size() + 2 <= MOST) {
                List<Draft> children = List.of(draft(), draft());
                children.forEach(child -> flows.add(flow(draft.id, child.id, LotFlow.Kind.SPLIT)));
                if (how == 2) {
                    draft.devices.forEach(
                            device -> children.get(random.nextInt(2)).devices.add(moved(device, draft.id)));
                }
                draft.lines.forEach(line -> children.forEach(child -> child.lines.add(moved(line, draft.id))));
                children.stream()
                        .filter(child -> child.devices.isEmpty() && child.lines.isEmpty())
                        .forEach(child -> child.lines.add(line(draft.id)));
            }
        }

        private Draft draft() {
            Draft draft =
                    new Draft(new UUID(random.nextLong(), random.nextLong()), new ArrayList<>(), new ArrayList<>());
            drafts.add(draft);
            return draft;
        }

        private Part line(UUID from) {
            String category = random.nextInt(4) == 0 ? FRIDGES : PHONES;
            return new Part(null, category, random.nextBoolean() ? null : 1 + random.nextLong(1_000), mass(), from);
        }

        private static Part moved(Part part, UUID from) {
            return new Part(part.deviceId(), part.category(), part.pieces(), part.massMg(), from);
        }

        private long mass() {
            return 1 + random.nextLong(random.nextBoolean() ? 100 : 1_000_000_000_000L);
        }

        private SortedMap<Fraction, Long> outputs() {
            SortedMap<Fraction, Long> outputs = new TreeMap<>();
            for (Fraction fraction : List.of(GOLD, STEEL, new Fraction("STEEL", RecoveredFate.ENERGY))) {
                if (random.nextInt(3) > 0) {
                    outputs.put(fraction, mass());
                }
            }
            return outputs;
        }
    }

    private List<Attributed> of(Manifest manifest, Fraction fraction, long massMg) {
        SortedMap<Fraction, Long> outputs = new TreeMap<>(Map.of(fraction, massMg));
        return new Attribution(Map.of(LOT, new Attribution.Lot(LOT, manifest, outputs)), List.of(), weights)
                .of(B1, LOT);
    }

    private static Attributed only(List<Attributed> attributed) {
        assertThat(attributed).hasSize(1);
        return attributed.get(0);
    }

    /** A lot with so much steel out of it. */
    private static Attribution.Lot lot(UUID id, Manifest manifest, long steelMg) {
        return new Attribution.Lot(
                id, manifest, steelMg == 0 ? new TreeMap<>() : new TreeMap<>(Map.of(STEEL, steelMg)));
    }

    private static Part device(UUID id, long massMg, UUID fromLot) {
        return new Part(id, LAPTOPS, 1L, massMg, fromLot);
    }

    private static LotFlow flow(UUID from, UUID to, LotFlow.Kind kind) {
        return new LotFlow(to, 1, from, kind, 0, 1, to, Instant.EPOCH);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes());
    }
}
