package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads what a device got of the outputs of the lots that it was in. */
@Singleton
class LotShares {
    private final LotRecords records;
    private final ManifestRows manifests;
    private final PartWeights weights;

    LotShares(LotRecords records, ManifestRows manifests, PartWeights weights) {
        this.records = records;
        this.manifests = manifests;
        this.weights = weights;
    }

    /** @param deviceIds all ids of the device */
    List<Attribution.Attributed> find(Connection connection, Collection<UUID> deviceIds, Moment moment)
            throws SQLException {
        List<UUID> lotIds = manifests.findLotsOf(connection, deviceIds);
        if (lotIds.isEmpty()) {
            return List.of();
        }
        LotNetwork network = records.read(connection, lotIds, moment);
        Attribution attribution =
                network.attribution(manifests.find(connection, network.lots().keySet(), deviceIds), weights);
        List<Attribution.Attributed> attributed = new ArrayList<>();
        lotIds.stream()
                .filter(lotId -> !network.lots().get(lotId).isOpen())
                .forEach(lotId -> deviceIds.forEach(id -> attributed.addAll(attribution.of(id, lotId))));
        return attributed;
    }
}
