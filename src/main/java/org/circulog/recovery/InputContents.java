package org.circulog.recovery;

import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.circulog.lot.Apportionment;
import org.circulog.lot.LotBalance;
import org.circulog.recovery.Manifest.Part;
import org.circulog.reference.MaterialContent;
import org.circulog.reference.MaterialContents;

/** Tells what goes into a recovery by {@code /v1/reference/material-content}. */
@Singleton
public class InputContents {
    private final ManifestRows manifests;
    private final PartWeights weights;
    private final MaterialContents contents;

    InputContents(ManifestRows manifests, PartWeights weights, MaterialContents contents) {
        this.manifests = manifests;
        this.weights = weights;
        this.contents = contents;
    }

    /** Of one device of a category. */
    public InputContent ofDevice(String category) {
        return of(List.of(new Part(null, category, 1L, 1, null)));
    }

    /** Of the part of a closed lot's input that did not move on. */
    public InputContent ofLot(Connection connection, UUID lotId, LotBalance balance) throws SQLException {
        InputContent whole = of(
                manifests.find(connection, Set.of(lotId), Set.of()).get(lotId).parts());
        long[] split = {balance.inputMg() - balance.movedMg(), balance.movedMg()};
        SortedMap<String, Long> stayed = new TreeMap<>();
        whole.contentMg().forEach((material, mass) -> stayed.put(material, Apportionment.inProportion(mass, split)[0]));
        return new InputContent(whole.categories(), stayed);
    }

    private InputContent of(List<Part> parts) {
        boolean known = parts.stream().map(Part::category).allMatch(Objects::nonNull);
        SortedMap<String, Long> contentMg = new TreeMap<>();
        contents.all().stream()
                .map(MaterialContent::material)
                .distinct()
                .forEach(material ->
                        weights.contentMg(parts, material).ifPresent(mass -> contentMg.put(material, mass)));
        return new InputContent(known ? parts.stream().map(Part::category).collect(toSet()) : Set.of(), contentMg);
    }
}
