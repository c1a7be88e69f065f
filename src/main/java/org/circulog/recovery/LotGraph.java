package org.circulog.recovery;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.circulog.lot.LotFlow;

/**
 * Lots with the mass that moved between them, for following it to where it is now. A lot only receives while it is open and
 * only gives when it is closed, so all that came into it has the same fate: what left is divided among what came in by
 * mass, exactly to the milligram. What a scale showed too much or too little is divided in the same way. Pure.
 */
final class LotGraph {
    private final Map<UUID, List<LotFlow>> into;
    private final Map<UUID, List<LotFlow>> outOf;
    private final Map<UUID, MassFate> fatesOfOwn = new HashMap<>();
    private final Map<LotFlow, MassFate> fatesOfFlows = new HashMap<>();

    /**
     * @param flows all into these lots, wherever they come from, and all out of them
     * @throws IllegalStateException if mass moved in a circle
     */
    LotGraph(Map<UUID, LotNode> lots, Collection<LotFlow> flows) {
        into = flows.stream().collect(groupingBy(LotFlow::toLot));
        outOf = flows.stream().collect(groupingBy(LotFlow::fromLot));
        LotOrder.lastFirst(lots.keySet(), flows).forEach(id -> follow(lots.get(id)));
    }

    /** What became of all that came into a lot. */
    MassFate fateOf(UUID lotId) {
        return flowsInto(lotId).stream().map(fatesOfFlows::get).reduce(fateOfOwn(lotId), MassFate::plus);
    }

    /** What became of what came into a lot from no other lot. */
    MassFate fateOfOwn(UUID lotId) {
        return fatesOfOwn.get(lotId);
    }

    private List<LotFlow> flowsInto(UUID lotId) {
        return into.getOrDefault(lotId, List.of());
    }

    /** Divides what left a lot among what came in. */
    private void follow(LotNode lot) {
        List<LotFlow> received = flowsInto(lot.id());
        long[] rows = LongStream.concat(
                        LongStream.of(lot.ownMg()), received.stream().mapToLong(LotFlow::massMg))
                .toArray();
        Division division = new Division(rows, partsOf(lot, LongStream.of(rows).sum()));
        fatesOfOwn.put(lot.id(), division.fateOf(0));
        for (int i = 0; i < received.size(); i++) {
            fatesOfFlows.put(received.get(i), division.fateOf(i + 1));
        }
    }

    private List<Division.Part> partsOf(LotNode lot, long inMg) {
        List<Division.Part> parts = new ArrayList<>();
        lot.outputs().forEach((fraction, mass) -> parts.add(Division.Part.of(Destination.output(fraction), mass)));
        parts.add(Division.Part.of(Destination.stockOf(lot.holderId()), lot.stockMg()));
        outOf.getOrDefault(lot.id(), List.of())
                .forEach(flow -> parts.add(new Division.Part(flow.massMg(), fatesOfFlows.get(flow))));
        long missingMg = inMg - parts.stream().mapToLong(Division.Part::massMg).sum();
        if (missingMg > 0) {
            parts.add(Division.Part.of(Destination.LOST, missingMg));
        }
        return parts;
    }
}
