package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.circulog.lot.Apportionment;
import org.circulog.lot.LotBalance;
import org.circulog.recovery.LotRecoveryView.RecoveredMaterial;
import org.circulog.recovery.Manifest.Part;
import org.circulog.reference.MaterialContent;
import org.circulog.reference.MaterialContents;

/** Compares what was recycled of each material with what went in of it, by reference. */
@Singleton
class MaterialRates {
    private final ManifestRows manifests;
    private final PartWeights weights;
    private final MaterialContents contents;

    MaterialRates(ManifestRows manifests, PartWeights weights, MaterialContents contents) {
        this.manifests = manifests;
        this.weights = weights;
        this.contents = contents;
    }

    /** The materials that came out of a closed lot, and those of which it is known how much went in. */
    List<RecoveredMaterial> find(Connection connection, LotRecord lot) throws SQLException {
        UUID id = lot.lot().id();
        List<Part> parts =
                manifests.find(connection, Set.of(id), Set.of()).get(id).parts();
        RecoveryStatus status = lot.status();
        SortedSet<String> materials = new TreeSet<>();
        status.outputs().keySet().forEach(fraction -> materials.add(fraction.material()));
        contents.all().stream()
                .map(MaterialContent::material)
                .filter(material -> weights.contentMg(parts, material).isPresent())
                .forEach(materials::add);
        return materials.stream()
                .map(material -> rate(material, status, contentMg(parts, material, lot.balance())))
                .toList();
    }

    private Optional<Long> contentMg(List<Part> parts, String material, LotBalance balance) {
        return weights.contentMg(parts, material)
                .map(mass -> Apportionment.inProportion(
                        mass, new long[] {balance.inputMg() - balance.movedMg(), balance.movedMg()})[0]);
    }

    private static RecoveredMaterial rate(String material, RecoveryStatus status, Optional<Long> contentMg) {
        long recoveredMg = status.outputs().getOrDefault(new Fraction(material, RecoveredFate.RECYCLED), 0L);
        boolean known = contentMg.isPresent()
                && contentMg.get() > 0
                && !status.outputs().isEmpty();
        return new RecoveredMaterial(
                material, recoveredMg, contentMg.orElse(null), known ? (double) recoveredMg / contentMg.get() : null);
    }
}
