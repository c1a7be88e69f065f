package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.circulog.lot.LotFlow;
import org.circulog.lot.LotFlows;

/** Reads lots that were closed by a moment, with what each is made of and who has it. */
@Singleton
class ClosedLots {
    private static final String SUM_PRESENT = """
            SELECT lot_id, category, sum(mass_mg)::bigint AS mass_mg
            FROM lot_member
            WHERE lot_id = ANY (?) AND left_at IS NULL
            GROUP BY lot_id, category
            """;

    private final LotRecords records;
    private final ManifestRows manifests;
    private final LotFlows flows;

    ClosedLots(LotRecords records, ManifestRows manifests, LotFlows flows) {
        this.records = records;
        this.manifests = manifests;
        this.flows = flows;
    }

    private record Recycler(int number, String country) {}

    /** Those of the lots that were closed. */
    List<ClosedLot> read(Connection connection, Collection<UUID> lotIds, Moment moment) throws SQLException {
        Map<UUID, LotRecord> lots = records.read(connection, lotIds, moment).lots();
        List<LotRecord> closed = lotIds.stream()
                .map(lots::get)
                .filter(lot -> lot != null && !lot.isOpen() && isCollected(lot, moment))
                .toList();
        List<UUID> ids = closed.stream().map(lot -> lot.lot().id()).toList();
        LotCompositions compositions = compose(connection, ids);
        Map<UUID, SortedMap<String, Long>> present = sumPresent(connection, ids);
        Map<UUID, Recycler> recyclers = findRecyclers(connection, closed);
        List<ClosedLot> read = new ArrayList<>();
        for (LotRecord lot : closed) {
            UUID id = lot.lot().id();
            read.add(new ClosedLot(
                    lot,
                    compositions.of(id),
                    present.getOrDefault(id, Collections.emptySortedMap()),
                    recyclers.get(lot.lot().holderId()).number(),
                    recyclers.get(lot.lot().openedBy()).country()));
        }
        return read;
    }

    /** A lot has no day of its own on which it was collected: when it was closed, or treated if that was before. */
    private static boolean isCollected(LotRecord lot, Moment moment) {
        LocalDate until = moment.asOf().until();
        return until == null
                || lot.treatment() != null
                || !Moment.dayOf(lot.lot().closedAt()).isAfter(until);
    }

    /** With the lots from which mass came, further and further back, as long as its category is not known. */
    private LotCompositions compose(Connection connection, Collection<UUID> lotIds) throws SQLException {
        Map<UUID, Manifest> read = new HashMap<>();
        List<LotFlow> ways = new ArrayList<>();
        Collection<UUID> next = lotIds;
        while (!next.isEmpty()) {
            Map<UUID, Manifest> found = manifests.find(connection, next, Set.of());
            read.putAll(found);
            List<UUID> unclear = found.keySet().stream()
                    .filter(id -> LotCompositions.hasGaps(found.get(id)))
                    .toList();
            List<LotFlow> sources = unclear.isEmpty() ? List.of() : flows.listInto(connection, unclear);
            ways.addAll(sources);
            Set<UUID> further = new HashSet<>();
            sources.stream()
                    .map(LotFlow::fromLot)
                    .filter(id -> !read.containsKey(id))
                    .forEach(further::add);
            next = further;
        }
        return new LotCompositions(read, ways);
    }

    private static Map<UUID, SortedMap<String, Long>> sumPresent(Connection connection, Collection<UUID> lotIds)
            throws SQLException {
        Map<UUID, SortedMap<String, Long>> present = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SUM_PRESENT)) {
            statement.setArray(1, connection.createArrayOf("uuid", lotIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    present.computeIfAbsent(row.getObject("lot_id", UUID.class), id -> new TreeMap<>())
                            .put(row.getString("category"), row.getLong("mass_mg"));
                }
            }
        }
        return present;
    }

    private static Map<UUID, Recycler> findRecyclers(Connection connection, List<LotRecord> lots) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        lots.forEach(lot -> ids.addAll(List.of(lot.lot().holderId(), lot.lot().openedBy())));
        Map<UUID, Recycler> recyclers = new HashMap<>();
        String sql = "SELECT id, number, country FROM organisation WHERE id = ANY (?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    recyclers.put(
                            row.getObject("id", UUID.class),
                            new Recycler(row.getInt("number"), row.getString("country")));
                }
            }
        }
        return recyclers;
    }
}
