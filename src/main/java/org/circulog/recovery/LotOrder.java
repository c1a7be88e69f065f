package org.circulog.recovery;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.circulog.lot.LotFlow;

/** The order in which lots follow each other. Pure. */
final class LotOrder {
    private LotOrder() {}

    /**
     * The lots, each after all that received something from it.
     *
     * @param flows between them; those that come from other lots do not matter
     * @throws IllegalStateException if mass moved in a circle
     */
    static List<UUID> lastFirst(Collection<UUID> lots, Collection<LotFlow> flows) {
        Map<UUID, List<LotFlow>> into = flows.stream().collect(groupingBy(LotFlow::toLot));
        Map<UUID, Long> waiting = new TreeMap<>();
        lots.forEach(lot -> waiting.put(lot, 0L));
        flows.forEach(flow -> waiting.computeIfPresent(flow.fromLot(), (lot, count) -> count + 1));
        Deque<UUID> ready = new ArrayDeque<>(
                waiting.keySet().stream().filter(lot -> waiting.get(lot) == 0).toList());
        List<UUID> order = new ArrayList<>(lots.size());
        while (!ready.isEmpty()) {
            UUID next = ready.remove();
            order.add(next);
            for (LotFlow flow : into.getOrDefault(next, List.of())) {
                // Null for a lot that is not asked for.
                Long left = waiting.computeIfPresent(flow.fromLot(), (lot, count) -> count - 1);
                if (left != null && left == 0) {
                    ready.add(flow.fromLot());
                }
            }
        }
        if (order.size() < waiting.size()) {
            throw new IllegalStateException("Mass moved in a circle of lots");
        }
        return order;
    }
}
