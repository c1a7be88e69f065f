package org.circulog.recovery;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.circulog.lot.LotFlow;
import org.circulog.recovery.Manifest.Part;

/**
 * Shares out what came out of lots among the devices and lines that went in. What came out of mass that moved on by itself,
 * while the devices stayed where they are recorded, counts for the lot that it came from; a device that moved on takes part
 * in the outputs of its next lot. So each milligram is shared out once. Pure.
 */
final class Attribution {
    private final Map<UUID, Lot> lots;
    private final Map<UUID, List<LotFlow>> outOf;
    private final PartWeights weights;
    private final Map<UUID, SortedMap<Fraction, Long>> totals = new HashMap<>();
    private final Map<UUID, SortedMap<Fraction, Long>> totalsOfLines = new HashMap<>();
    /** What each lot hands back to a lot from which lines of it came. */
    private final Map<UUID, Map<UUID, SortedMap<Fraction, Long>>> returns = new HashMap<>();

    /** A closed lot with what came out of it. */
    record Lot(UUID id, Manifest manifest, SortedMap<Fraction, Long> outputs) {}

    /**
     * What a device gets of one output of one lot.
     *
     * @param share of the output, 0 to 1
     * @param lotOutputMg what is shared out
     */
    record Attributed(UUID lotId, Fraction fraction, ShareBasis basis, double share, long lotOutputMg, long massMg) {}

    /** @param flows between the lots */
    Attribution(Map<UUID, Lot> lots, Collection<LotFlow> flows, PartWeights weights) {
        this.lots = Map.copyOf(lots);
        this.weights = weights;
        outOf = flows.stream().filter(flow -> lots.containsKey(flow.toLot())).collect(groupingBy(LotFlow::fromLot));
        LotOrder.lastFirst(lots.keySet(), flows).forEach(id -> share(lots.get(id)));
    }

    /** What the device that is asked for gets in a lot. */
    List<Attributed> of(UUID deviceId, UUID lotId) {
        List<Part> parts = lots.get(lotId).manifest().parts();
        List<Attributed> attributed = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (deviceId.equals(parts.get(i).deviceId())) {
                attributed.addAll(of(lotId, i));
            }
        }
        return attributed;
    }

    /** @param part its index in the manifest */
    List<Attributed> of(UUID lotId, int part) {
        Manifest manifest = lots.get(lotId).manifest();
        List<Attributed> attributed = new ArrayList<>(shares(lotId, manifest.parts(), part, totals));
        int line = part - manifest.devices().size();
        if (line >= 0) {
            attributed.addAll(shares(lotId, manifest.lines(), line, totalsOfLines));
        }
        return attributed;
    }

    private List<Attributed> shares(
            UUID lotId, List<Part> parts, int index, Map<UUID, SortedMap<Fraction, Long>> masses) {
        return masses.get(lotId).entrySet().stream()
                .map(mass -> {
                    Sharing sharing = new Sharing(parts, mass.getKey().material(), weights);
                    return new Attributed(
                            lotId,
                            mass.getKey(),
                            sharing.basis(),
                            sharing.shareOf(index),
                            mass.getValue(),
                            sharing.massOf(index, mass.getValue()));
                })
                .toList();
    }

    private void share(Lot lot) {
        SortedMap<Fraction, Long> all = new TreeMap<>(lot.outputs());
        SortedMap<Fraction, Long> ofLines = new TreeMap<>();
        List<UUID> next = outOf.getOrDefault(lot.id(), List.of()).stream()
                .map(LotFlow::toLot)
                .distinct()
                .toList();
        SortedMap<Fraction, Long> sums = movedWithItsDevices(lot, next) ? ofLines : all;
        next.forEach(id -> add(returns.get(id).getOrDefault(lot.id(), Collections.emptySortedMap()), sums));
        totals.put(lot.id(), all);
        totalsOfLines.put(lot.id(), ofLines);
        Map<UUID, SortedMap<Fraction, Long>> back = new HashMap<>();
        int devices = lot.manifest().devices().size();
        handBack(lot.manifest().parts(), devices, all, back);
        handBack(lot.manifest().lines(), 0, ofLines, back);
        returns.put(lot.id(), back);
    }

    /**
     * Whether its devices moved on, and have their part where they are by now; then what comes back belongs to its lines.
     * The devices of a treated lot stay: their mass is no longer told apart.
     */
    private boolean movedWithItsDevices(Lot lot, List<UUID> next) {
        return !lot.manifest().lines().isEmpty()
                && next.stream()
                        .flatMap(id -> lots.get(id).manifest().devices().stream())
                        .anyMatch(part -> lot.id().equals(part.fromLot()));
    }

    private void handBack(
            List<Part> parts,
            int firstLine,
            SortedMap<Fraction, Long> masses,
            Map<UUID, SortedMap<Fraction, Long>> back) {
        masses.forEach((fraction, mass) -> {
            Sharing sharing = new Sharing(parts, fraction.material(), weights);
            for (int i = firstLine; i < parts.size(); i++) {
                UUID source = parts.get(i).fromLot();
                if (source != null) {
                    back.computeIfAbsent(source, lot -> new TreeMap<>())
                            .merge(fraction, sharing.massOf(i, mass), Math::addExact);
                }
            }
        });
    }

    private static void add(SortedMap<Fraction, Long> masses, SortedMap<Fraction, Long> sums) {
        masses.forEach((fraction, mass) -> sums.merge(fraction, mass, Math::addExact));
    }
}
