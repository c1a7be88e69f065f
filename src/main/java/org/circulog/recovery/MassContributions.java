package org.circulog.recovery;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.circulog.database.DatabaseException;
import org.circulog.device.DeviceCompleted;
import org.circulog.event.AsOf;
import org.circulog.lot.LotFlow;
import org.circulog.lot.LotFlows;
import org.circulog.lot.LotsChanged;
import org.circulog.metrics.cells.CellSink;
import org.circulog.metrics.cells.SparseCells;

/**
 * Keeps what lots and the outputs of devices count for in figures, and lets the rollups follow each change, in the
 * transaction of that change. What is kept is a function of the records alone.
 */
@Singleton
public class MassContributions {
    /** After everything that is recorded: under the locks of a change nothing is recorded by others. */
    private static final Moment NOW = new Moment(new AsOf(null, null), Instant.parse("9999-12-31T00:00:00Z"));

    private final MassSources sources;
    private final MassContributionRows rows;
    private final LotFlows flows;

    MassContributions(MassSources sources, MassContributionRows rows, LotFlows flows) {
        this.sources = sources;
        this.rows = rows;
        this.flows = flows;
    }

    /** Follows a change of lots, of those that they were split into, and of what came out of devices in them. */
    void follow(@Observes LotsChanged change) {
        try {
            Connection connection = change.connection();
            Set<UUID> lots = new TreeSet<>(change.lotIds());
            flows.listOutOf(connection, change.lotIds()).stream()
                    .filter(flow -> flow.kind() == LotFlow.Kind.SPLIT)
                    .map(LotFlow::toLot)
                    .forEach(lots::add);
            List<RecoverySubject> subjects = new ArrayList<>();
            lots.forEach(id -> subjects.add(RecoverySubject.ofLot(id, false)));
            rows.findDevicesIn(connection, lots)
                    .forEach(id -> subjects.add(new RecoverySubject(id, false, List.of(id), false)));
            follow(connection, subjects);
        } catch (SQLException fault) {
            throw new DatabaseException(fault);
        }
    }

    void follow(@Observes DeviceCompleted change) {
        try {
            follow(change.connection(), List.of(RecoverySubject.of(change.device(), false)));
        } catch (SQLException fault) {
            throw new DatabaseException(fault);
        }
    }

    /** Follows changes of events; the subjects are locked. */
    public void follow(Connection connection, Collection<RecoverySubject> subjects) throws SQLException {
        settle(connection, difference(connection, subjects));
    }

    /** What is kept for subjects where it is not what their records give. */
    record Difference(
            SortedMap<MassSubject, SortedMap<MassGroup, SparseCells>> kept,
            SortedMap<MassSubject, SortedMap<MassGroup, SparseCells>> counted) {

        SortedSet<MassSubject> subjects() {
            SortedSet<MassSubject> subjects = new TreeSet<>(kept.keySet());
            subjects.addAll(counted.keySet());
            return subjects;
        }
    }

    private Difference difference(Connection connection, Collection<RecoverySubject> subjects) throws SQLException {
        List<UUID> lotIds = subjects.stream()
                .filter(RecoverySubject::ofLot)
                .map(RecoverySubject::id)
                .toList();
        List<UUID> recordIds = subjects.stream()
                .filter(subject -> !subject.ofLot())
                .flatMap(subject -> subject.recordIds().stream())
                .toList();
        SortedMap<MassSubject, SortedMap<MassGroup, SparseCells>> counted = new TreeMap<>();
        if (!lotIds.isEmpty()) {
            counted.putAll(sources.ofLots(connection, lotIds, NOW));
        }
        if (!recordIds.isEmpty()) {
            counted.putAll(sources.ofDevices(connection, recordIds, NOW));
        }
        counted.values().removeIf(Map::isEmpty);
        SortedMap<MassSubject, SortedMap<MassGroup, SparseCells>> kept = rows.find(
                connection,
                subjects.stream()
                        .map(subject -> new MassSubject(subject.id(), subject.ofLot()))
                        .distinct()
                        .toList());
        List<MassSubject> equal = counted.keySet().stream()
                .filter(subject -> counted.get(subject).equals(kept.get(subject)))
                .toList();
        equal.forEach(counted::remove);
        equal.forEach(kept::remove);
        return new Difference(kept, counted);
    }

    private void settle(Connection connection, Difference difference) throws SQLException {
        SortedMap<MassGroup, SparseCells> changes = new TreeMap<>();
        difference
                .kept()
                .values()
                .forEach(groups -> groups.forEach((group, cells) ->
                        cells.addTo(negative(changes.computeIfAbsent(group, key -> new SparseCells())))));
        difference
                .counted()
                .values()
                .forEach(groups -> groups.forEach(
                        (group, cells) -> cells.addTo(changes.computeIfAbsent(group, key -> new SparseCells()))));
        changes.values().removeIf(SparseCells::isEmpty);
        rows.append(connection, changes);
        rows.delete(connection, rowsOf(difference.kept()));
        rows.write(connection, rowsOf(difference.counted()));
    }

    private static CellSink negative(CellSink sink) {
        return (measure, byYear, value, count) -> sink.add(measure, byYear, value, -count);
    }

    private static List<MassContributionRows.Row> rowsOf(
            SortedMap<MassSubject, SortedMap<MassGroup, SparseCells>> subjects) {
        List<MassContributionRows.Row> all = new ArrayList<>();
        subjects.forEach((subject, groups) ->
                groups.forEach((group, cells) -> all.add(new MassContributionRows.Row(subject, group, cells))));
        return all;
    }

    /**
     * Compares what is kept for subjects with what their records give.
     *
     * @param repair whether to let what is kept, and the rollups, follow the records
     * @return those that differ, by their ids
     */
    Map<UUID, RecoveredRows.Mismatch> compare(
            Connection connection, Collection<RecoverySubject> subjects, boolean repair) throws SQLException {
        Difference difference = difference(connection, subjects);
        Map<UUID, RecoveredRows.Mismatch> mismatches = new TreeMap<>();
        difference
                .subjects()
                .forEach(subject -> mismatches.put(
                        subject.id(),
                        new RecoveredRows.Mismatch(
                                textOf(difference.kept().get(subject)),
                                textOf(difference.counted().get(subject)))));
        if (repair) {
            settle(connection, difference);
        }
        return mismatches;
    }

    private static String textOf(SortedMap<MassGroup, SparseCells> groups) {
        return groups == null
                ? ""
                : groups.entrySet().stream()
                        .map(group ->
                                group.getKey().category() + " " + group.getKey().country() + ": " + group.getValue())
                        .collect(Collectors.joining("; "));
    }
}
