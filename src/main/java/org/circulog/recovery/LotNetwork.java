package org.circulog.recovery;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.circulog.lot.LotFlow;
import org.circulog.lot.StoredLot;

/**
 * Lots with all on to which their mass moved, as known at a moment.
 *
 * @param flows all into these lots, and all out of them
 */
record LotNetwork(Map<UUID, LotRecord> lots, List<LotFlow> flows) {
    LotNetwork {
        lots = Collections.unmodifiableMap(new TreeMap<>(lots));
        flows = List.copyOf(flows);
    }

    LotGraph graph() {
        Map<UUID, LotNode> nodes = new HashMap<>();
        lots.forEach((id, lot) -> nodes.put(id, nodeOf(lot)));
        return new LotGraph(nodes, flows);
    }

    private LotNode nodeOf(LotRecord lot) {
        StoredLot stored = lot.lot();
        long ownMg = stored.contents().directMg();
        long stockMg =
                lot.isOpen() ? ownMg + receivedMg(stored.id()) : lot.balance().stockMg();
        return new LotNode(stored.id(), stored.holderId(), ownMg, stockMg, lot.outputs());
    }

    private long receivedMg(UUID lotId) {
        return flows.stream()
                .filter(flow -> flow.toLot().equals(lotId))
                .mapToLong(LotFlow::massMg)
                .sum();
    }

    /** Shares out what came of the lots that were closed. */
    Attribution attribution(Map<UUID, Manifest> manifests, PartWeights weights) {
        Map<UUID, Attribution.Lot> closed = new TreeMap<>();
        lots.forEach((id, lot) -> {
            if (!lot.isOpen()) {
                closed.put(id, new Attribution.Lot(id, manifests.get(id), lot.outputs()));
            }
        });
        return new Attribution(
                closed,
                flows.stream().filter(flow -> closed.containsKey(flow.toLot())).toList(),
                weights);
    }
}
