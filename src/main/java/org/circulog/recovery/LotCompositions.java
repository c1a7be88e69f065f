package org.circulog.recovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.circulog.lot.Apportionment;
import org.circulog.lot.LotFlow;
import org.circulog.recovery.Manifest.Part;

/**
 * What lots are made of by category. Mass that came out of a lot which was taken apart is of the same mix as that lot. Pure.
 */
final class LotCompositions {
    private final Map<UUID, Manifest> manifests;
    private final Map<UUID, List<LotFlow>> into;
    private final Map<UUID, Manifest> complete = new HashMap<>();

    /** @param manifests of the lots and of all from which mass came whose category they do not know */
    LotCompositions(Map<UUID, Manifest> manifests, List<LotFlow> flows) {
        this.manifests = Map.copyOf(manifests);
        into = flows.stream().collect(Collectors.groupingBy(LotFlow::toLot));
    }

    /** Whether a manifest does not say of all mass which category it is of. */
    static boolean hasGaps(Manifest manifest) {
        return manifest.parts().isEmpty() || manifest.lines().stream().anyMatch(line -> line.category() == null);
    }

    /** The manifest of a lot, in which every part has a category. */
    Manifest of(UUID lotId) {
        Manifest known = complete.get(lotId);
        if (known == null) {
            known = complete(lotId, manifests.get(lotId));
            complete.put(lotId, known);
        }
        return known;
    }

    private Manifest complete(UUID lotId, Manifest manifest) {
        if (!hasGaps(manifest)) {
            return manifest;
        } else if (manifest.parts().isEmpty()) {
            return new Manifest(
                    List.of(),
                    into.getOrDefault(lotId, List.of()).stream()
                            .sorted(Comparator.comparing(LotFlow::ordinal))
                            .flatMap(flow -> mixOf(flow.fromLot(), flow.massMg()))
                            .toList());
        }
        return new Manifest(
                manifest.devices(),
                manifest.lines().stream()
                        .flatMap(line ->
                                line.category() == null ? mixOf(line.fromLot(), line.massMg()) : Stream.of(line))
                        .toList());
    }

    private Stream<Part> mixOf(UUID sourceId, long massMg) {
        SortedMap<String, Long> masses = new TreeMap<>();
        of(sourceId).parts().forEach(part -> masses.merge(part.category(), part.massMg(), Math::addExact));
        long[] shares = Apportionment.inProportion(
                massMg, masses.values().stream().mapToLong(Long::longValue).toArray());
        List<Part> mix = new ArrayList<>();
        for (String category : masses.keySet()) {
            long share = shares[mix.size()];
            mix.add(new Part(null, category, null, share, sourceId));
        }
        return mix.stream().filter(part -> part.massMg() > 0);
    }
}
