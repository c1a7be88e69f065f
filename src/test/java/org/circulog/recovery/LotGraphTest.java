package org.circulog.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.circulog.lot.LotFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LotGraphTest {
    private static final UUID MINE = new UUID(0, 1);
    private static final UUID THEIRS = new UUID(0, 2);
    private static final Fraction GOLD = new Fraction("GOLD", RecoveredFate.RECYCLED);
    private static final Fraction STEEL = new Fraction("STEEL", RecoveredFate.RECYCLED);

    @Test
    void whatCameOutOfALotBelongsToWhatCameInByMass() {
        LotGraph graph = graph(
                List.of(
                        node("A", MINE, 600, 0),
                        node("B", MINE, 300, 0),
                        node("C", THEIRS, 100, 50, Map.of(GOLD, 10L, STEEL, 940L))),
                List.of(flow("A", "C", 1, 600), flow("B", "C", 2, 300)));

        assertThat(graph.fateOf(id("A")).outputs()).isEqualTo(Map.of(GOLD, 6L, STEEL, 564L));
        assertThat(graph.fateOf(id("A")).stockMg()).isEqualTo(30);
        assertThat(graph.fateOf(id("B")).outputs()).isEqualTo(Map.of(GOLD, 3L, STEEL, 282L));
        assertThat(graph.fateOf(id("B")).stockOf(THEIRS)).isEqualTo(15);
        assertThat(graph.fateOfOwn(id("C")).outputs()).isEqualTo(Map.of(GOLD, 1L, STEEL, 94L));
    }

    @Test
    void aDiamondComesTogetherAgain() {
        LotGraph graph = graph(
                List.of(
                        node("A", MINE, 1_000, 0),
                        node("B", MINE, 0, 0, Map.of(STEEL, 100L)),
                        node("C", THEIRS, 0, 0, Map.of(STEEL, 200L)),
                        node("D", THEIRS, 500, 0, Map.of(STEEL, 1_200L))),
                List.of(
                        flow("A", "B", 1, 400),
                        flow("A", "C", 1, 600),
                        flow("B", "D", 1, 300),
                        flow("C", "D", 2, 400)));

        MassFate fate = graph.fateOf(id("A"));

        assertThat(fate.outputs()).isEqualTo(Map.of(STEEL, 1_000L));
        assertThat(fate.stockMg()).isZero();
        assertThat(fate.scaleDifferenceMg()).isZero();
        assertThat(graph.fateOfOwn(id("D")).outputs()).isEqualTo(Map.of(STEEL, 500L));
    }

    @Test
    void whatAScaleDoesNotShowIsLostToAllThatCameIn() {
        LotGraph graph = graph(
                List.of(node("A", MINE, 100, 0), node("B", THEIRS, 300, 0, Map.of(STEEL, 360L))),
                List.of(flow("A", "B", 1, 100)));

        assertThat(graph.fateOf(id("A")).outputs()).isEqualTo(Map.of(STEEL, 90L));
        assertThat(graph.fateOf(id("A")).scaleDifferenceMg()).isEqualTo(-10);
        assertThat(graph.fateOf(id("B")).scaleDifferenceMg()).isEqualTo(-40);
    }

    @Test
    void whatAScaleShowsTooMuchIsGainedByAllThatCameIn() {
        LotGraph graph = graph(
                List.of(node("A", MINE, 100, 0), node("B", THEIRS, 300, 0, Map.of(STEEL, 440L))),
                List.of(flow("A", "B", 1, 100)));

        assertThat(graph.fateOf(id("A")).outputs()).isEqualTo(Map.of(STEEL, 110L));
        assertThat(graph.fateOf(id("A")).scaleDifferenceMg()).isEqualTo(10);
        assertThat(graph.fateOfOwn(id("B")).scaleDifferenceMg()).isEqualTo(30);
    }

    @Test
    void whatALaterScaleShowsTooMuchIsGainedByAllThatCameInBefore() {
        LotGraph graph = graph(
                List.of(node("A", MINE, 300, 0), node("B", MINE, 100, 0), node("C", THEIRS, 0, 0, Map.of(STEEL, 440L))),
                List.of(flow("A", "B", 1, 300), flow("B", "C", 1, 400)));

        assertThat(graph.fateOf(id("A")).outputs()).isEqualTo(Map.of(STEEL, 330L));
        assertThat(graph.fateOf(id("A")).scaleDifferenceMg()).isEqualTo(30);
        assertThat(graph.fateOfOwn(id("B")).scaleDifferenceMg()).isEqualTo(10);
    }

    @Test
    void aLotOfWhichOnlyTheWeightIsKnownGainsAllOfIt() {
        LotGraph graph = graph(List.of(node("A", MINE, 0, 70, Map.of(STEEL, 30L))), List.of());

        assertThat(graph.fateOf(id("A")).outputs()).isEqualTo(Map.of(STEEL, 30L));
        assertThat(graph.fateOf(id("A")).stockOf(MINE)).isEqualTo(70);
        assertThat(graph.fateOf(id("A")).scaleDifferenceMg()).isEqualTo(100);
    }

    @Test
    void aLongChainIsFollowedToItsEnd() {
        int length = 20_000;
        List<LotNode> nodes = new ArrayList<>();
        List<LotFlow> flows = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            nodes.add(node("L" + i, MINE, i == 0 ? 7 : 0, 0, i == length - 1 ? Map.of(STEEL, 7L) : Map.of()));
            if (i > 0) {
                flows.add(flow("L" + (i - 1), "L" + i, 1, 7));
            }
        }

        assertThat(graph(nodes, flows).fateOf(id("L0")).outputs()).isEqualTo(Map.of(STEEL, 7L));
    }

    @Test
    void aCircleIsRefusedAndNotFollowedForEver() {
        List<LotNode> nodes = List.of(node("A", MINE, 10, 0), node("B", MINE, 0, 0), node("C", MINE, 0, 10));
        List<LotFlow> flows = List.of(flow("A", "B", 1, 10), flow("B", "A", 1, 10), flow("B", "C", 1, 10));

        assertThatThrownBy(() -> graph(nodes, flows)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyMilligramIsAccountedForInRandomGraphs(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            RandomLots lots = new RandomLots(random);

            LotGraph graph = lots.graph();

            MassFate all = MassFate.NONE;
            for (LotNode lot : lots.nodes.values()) {
                MassFate own = graph.fateOfOwn(lot.id());
                MassFate whole = graph.fateOf(lot.id());
                assertThat(own.totalMg()).isEqualTo(lot.ownMg() + own.gainedMg());
                assertThat(whole.totalMg()).isEqualTo(lots.inMg(lot.id()) + whole.gainedMg());
                assertThat(own.masses().values()).allMatch(mass -> mass > 0);
                all = all.plus(own);
            }
            assertThat(all.outputs()).isEqualTo(lots.outputs());
            assertThat(all.stockMg())
                    .isEqualTo(lots.nodes.values().stream()
                            .mapToLong(LotNode::stockMg)
                            .sum());
            assertThat(all.scaleDifferenceMg()).isEqualTo(lots.scaleDifferenceMg());
        }
    }

    /** Lots that receive only from lots before them, with scales that differ. */
    private static final class RandomLots {
        private final Map<UUID, LotNode> nodes = new TreeMap<>();
        private final List<LotFlow> flows = new ArrayList<>();

        RandomLots(Random random) {
            long scale = random.nextBoolean() ? 50 : 1_000_000_000_000L;
            int count = 1 + random.nextInt(12);
            for (int i = 0; i < count; i++) {
                String name = "L" + i;
                long ownMg = random.nextInt(4) == 0 ? 0 : random.nextLong(scale);
                long in = ownMg + inMg(id(name));
                long left = switch (random.nextInt(3)) {
                    case 0 -> in;
                    case 1 -> in + random.nextLong(scale / 5 + 1);
                    default -> in - random.nextLong(in / 5 + 1);
                };
                SortedMap<Fraction, Long> outputs = new TreeMap<>();
                for (Fraction fraction : List.of(GOLD, STEEL, new Fraction("STEEL", RecoveredFate.DISPOSED))) {
                    long mass = random.nextLong(left / 3 + 1);
                    if (mass > 0) {
                        outputs.put(fraction, mass);
                        left -= mass;
                    }
                }
                for (int next = i + 1; next < count; next++) {
                    long mass = random.nextInt(3) == 0 ? random.nextLong(left + 1) : 0;
                    if (mass > 0) {
                        flows.add(flow(name, "L" + next, i, mass));
                        left -= mass;
                    }
                }
                nodes.put(id(name), new LotNode(id(name), random.nextBoolean() ? MINE : THEIRS, ownMg, left, outputs));
            }
        }

        LotGraph graph() {
            return new LotGraph(nodes, flows);
        }

        /** Mass that came into a lot. */
        long inMg(UUID lot) {
            LotNode node = nodes.get(lot);
            return (node == null ? 0 : node.ownMg())
                    + flows.stream()
                            .filter(flow -> flow.toLot().equals(lot))
                            .mapToLong(LotFlow::massMg)
                            .sum();
        }

        Map<Fraction, Long> outputs() {
            return nodes.values().stream()
                    .flatMap(lot -> lot.outputs().entrySet().stream())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
        }

        long scaleDifferenceMg() {
            long outMg = nodes.values().stream()
                    .mapToLong(lot -> lot.stockMg()
                            + lot.outputs().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum())
                    .sum();
            return outMg - nodes.values().stream().mapToLong(LotNode::ownMg).sum();
        }
    }

    private static LotGraph graph(List<LotNode> nodes, List<LotFlow> flows) {
        return new LotGraph(nodes.stream().collect(Collectors.toMap(LotNode::id, Function.identity())), flows);
    }

    private static LotNode node(String name, UUID holder, long ownMg, long stockMg) {
        return node(name, holder, ownMg, stockMg, Map.of());
    }

    private static LotNode node(String name, UUID holder, long ownMg, long stockMg, Map<Fraction, Long> outputs) {
        return new LotNode(id(name), holder, ownMg, stockMg, new TreeMap<>(outputs));
    }

    private static LotFlow flow(String from, String to, int ordinal, long massMg) {
        return new LotFlow(id(to), ordinal, id(from), LotFlow.Kind.TRANSFER, 0, massMg, MINE, Instant.EPOCH);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes());
    }
}
