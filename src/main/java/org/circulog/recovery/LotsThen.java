package org.circulog.recovery;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.circulog.event.EventRecord;
import org.circulog.event.Recycling;
import org.circulog.life.Timeline;
import org.circulog.lot.LotBalance;
import org.circulog.lot.LotFlow;
import org.circulog.lot.StoredLot;

/** What is on record of lots, turned back to a moment. */
final class LotsThen {
    private final Map<UUID, StoredLot> stored;
    private final Map<UUID, List<LotFlow>> into;
    private final Map<UUID, List<LotFlow>> outOf;
    private final Map<UUID, List<EventRecord>> events = new HashMap<>();
    private final Map<UUID, LotTreatment> treatments = new HashMap<>();
    private final Map<UUID, Long> earlierInputs;
    private final Moment moment;

    /**
     * @param flows those that had happened
     * @param known events that count, as far as they were known
     * @param earlierInputs of lots whose input another scale fixed later
     */
    LotsThen(
            Map<UUID, StoredLot> stored,
            List<LotFlow> flows,
            List<EventRecord> known,
            Map<UUID, Long> earlierInputs,
            Moment moment) {
        this.stored = stored;
        this.earlierInputs = earlierInputs;
        this.moment = moment;
        into = flows.stream().collect(groupingBy(LotFlow::toLot));
        outOf = flows.stream().collect(groupingBy(LotFlow::fromLot));
        known.stream().collect(groupingBy(record -> record.event().lotId())).forEach(this::layOut);
    }

    private void layOut(UUID lotId, List<EventRecord> known) {
        Map<Long, EventRecord> bySequence =
                known.stream().collect(toMap(record -> record.event().sequence(), Function.identity()));
        Timeline timeline =
                Timeline.of(known.stream().map(record -> record.event().fact()).toList());
        List<EventRecord> happened = new ArrayList<>();
        for (Timeline.Entry entry : moment.asOf().of(timeline).entries()) {
            EventRecord record = bySequence.get(entry.fact().sequence());
            Recycling treatment = record.event().body().recycling();
            if (treatment != null) {
                treatments.put(lotId, new LotTreatment(entry.day(), treatment.operation()));
            }
            happened.add(record);
        }
        events.put(lotId, happened);
    }

    /** The lots on to which the mass of these had moved, with themselves. */
    LotNetwork network(Collection<UUID> lotIds) {
        Set<UUID> following = new HashSet<>();
        Deque<UUID> next = new ArrayDeque<>(lotIds);
        while (!next.isEmpty()) {
            UUID lotId = next.remove();
            if (following.add(lotId)) {
                flowsOutOf(lotId).forEach(flow -> next.add(flow.toLot()));
            }
        }
        return new LotNetwork(
                following.stream().collect(toMap(Function.identity(), this::record)),
                following.stream().flatMap(id -> flowsInto(id).stream()).toList());
    }

    private LotRecord record(UUID lotId) {
        StoredLot lot = stored.get(lotId);
        LotBalance balance = lot.isOpen() || !moment.includes(lot.closedAt()) ? null : balance(lot);
        return new LotRecord(lot, balance, treatmentOf(lotId).orElse(null), events.getOrDefault(lotId, List.of()));
    }

    private LotBalance balance(StoredLot lot) {
        Long earlierMg = earlierInputs.get(lot.id());
        LotBalance fixed = earlierMg == null ? lot.balance() : fixedBefore(lot, earlierMg);
        long outputMg = LotRecord.outputsOf(events.getOrDefault(lot.id(), List.of()), false).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long movedMg = flowsOutOf(lot.id()).stream().mapToLong(LotFlow::massMg).sum();
        return fixed.withOutput(outputMg).withMoved(movedMg);
    }

    /** What another organisation's scale replaced: the sum of the lines, or what the scale before showed. */
    private static LotBalance fixedBefore(StoredLot lot, long inputMg) {
        LotBalance listed =
                LotBalance.ofListed(lot.contents().listedMg(), lot.contents().defaultMg());
        return inputMg == listed.inputMg() ? listed : LotBalance.ofWeighed(inputMg);
    }

    /** Its own, else that of the lot it was split from. */
    private Optional<LotTreatment> treatmentOf(UUID lotId) {
        Set<UUID> seen = new HashSet<>();
        UUID at = lotId;
        while (at != null && seen.add(at)) {
            LotTreatment treatment = treatments.get(at);
            if (treatment != null) {
                return Optional.of(treatment);
            }
            at = flowsInto(at).stream()
                    .filter(flow -> flow.kind() == LotFlow.Kind.SPLIT)
                    .map(LotFlow::fromLot)
                    .findFirst()
                    .orElse(null);
        }
        return Optional.empty();
    }

    private List<LotFlow> flowsInto(UUID lotId) {
        return into.getOrDefault(lotId, List.of());
    }

    private List<LotFlow> flowsOutOf(UUID lotId) {
        return outOf.getOrDefault(lotId, List.of());
    }
}
