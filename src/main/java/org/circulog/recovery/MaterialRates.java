package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.circulog.recovery.LotRecoveryView.RecoveredMaterial;

/** Compares what was recycled of each material with what went in of it, by reference. */
@Singleton
class MaterialRates {
    private final InputContents contents;

    MaterialRates(InputContents contents) {
        this.contents = contents;
    }

    /** The materials that came out of a closed lot, and those of which it is known how much went in. */
    List<RecoveredMaterial> find(Connection connection, LotRecord lot) throws SQLException {
        SortedMap<String, Long> contentMg =
                contents.ofLot(connection, lot.lot().id(), lot.balance()).contentMg();
        RecoveryStatus status = lot.status();
        SortedSet<String> materials = new TreeSet<>(contentMg.keySet());
        status.outputs().keySet().forEach(fraction -> materials.add(fraction.material()));
        return materials.stream()
                .map(material -> rate(material, status, contentMg.get(material)))
                .toList();
    }

    private static RecoveredMaterial rate(String material, RecoveryStatus status, Long contentMg) {
        long recoveredMg = status.outputs().getOrDefault(new Fraction(material, RecoveredFate.RECYCLED), 0L);
        boolean known = contentMg != null && contentMg > 0 && !status.outputs().isEmpty();
        return new RecoveredMaterial(
                material, recoveredMg, contentMg, known ? (Double) ((double) recoveredMg / contentMg) : null);
    }
}
