package org.circulog.device;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.database.Timestamps;
import org.circulog.database.Transactions;
import org.circulog.life.Life;
import org.circulog.life.MassBalance;
import org.circulog.web.ProblemException;

/** Reads devices as clients see them. */
@Singleton
public class DeviceViews {
    private static final String FIND = """
            SELECT %s, device.registered_at
            FROM life AS named
            JOIN life ON life.device_id = coalesce(named.merged_into, named.device_id)
            JOIN device ON device.device_id = life.device_id
            WHERE named.device_id = ANY (?)
            ORDER BY device.device_id
            """.formatted(DeviceRows.COLUMNS);

    private final Transactions transactions;
    private final DeviceRows devices;
    private final IdentifierRows identifiers;
    private final InputMass inputMass;
    private final Clock clock;

    DeviceViews(
            Transactions transactions,
            DeviceRows devices,
            IdentifierRows identifiers,
            InputMass inputMass,
            Clock clock) {
        this.transactions = transactions;
        this.devices = devices;
        this.identifiers = identifiers;
        this.inputMass = inputMass;
        this.clock = clock;
    }

    /**
     * The device that an id leads to, with its current life.
     *
     * @throws ProblemException {@code not-found}
     */
    public DeviceView get(UUID id) {
        return transactions.read(connection -> get(connection, id));
    }

    /** @throws ProblemException {@code not-found} */
    public DeviceView get(Connection connection, UUID id) throws SQLException {
        return list(connection, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("The device"));
    }

    /** The devices in the order of their ids; unknown ids are not in the answer. */
    List<DeviceView> list(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : transactions.read(connection -> list(connection, ids));
    }

    private List<DeviceView> list(Connection connection, Collection<UUID> ids) throws SQLException {
        Map<UUID, KnownDevice> found = new LinkedHashMap<>();
        Map<UUID, Instant> registeredAt = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    KnownDevice device = DeviceRows.readDevice(row);
                    found.put(device.id(), device);
                    registeredAt.put(device.id(), Timestamps.read(row, "registered_at"));
                }
            }
        }
        List<UUID> all = found.values().stream().flatMap(KnownDevice::ids).toList();
        Map<UUID, List<IdentifierView>> inForce = identifiers.findInForce(connection, all, null);
        return devices.complete(connection, found).values().stream()
                .map(device -> view(recordOf(device, inForce, registeredAt.get(device.id())), device))
                .toList();
    }

    private static DeviceRecord recordOf(
            KnownDevice device, Map<UUID, List<IdentifierView>> identifiers, Instant registeredAt) {
        return new DeviceRecord(
                device.id(),
                device.absorbed(),
                device.ids()
                        .flatMap(id -> identifiers.getOrDefault(id, List.of()).stream())
                        .toList(),
                device.facts(),
                device.registeredIn(),
                registeredAt,
                null);
    }

    private DeviceView view(DeviceRecord device, KnownDevice known) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        return of(device, known.life(), known.country(), known.life().currentDay(today));
    }

    /**
     * A device with a life that may be that of another day.
     *
     * @param country of the event recorded last; null before the first
     * @param day up to which things that go on are counted
     */
    public DeviceView of(DeviceRecord device, Life life, String country, LocalDate day) {
        DeviceFacts facts = device.facts();
        MassBalance balance = inputMass.balanceOf(facts, life);
        return new DeviceView(
                device.id(),
                device.mergedIds(),
                device.identifiers(),
                facts.category(),
                facts.manufacturer(),
                facts.model(),
                balance.inputMg(),
                balance.basis(),
                facts.recycledContentPercent(),
                facts.manufacturedOn(),
                facts.observedSince(),
                country,
                device.registeredAt(),
                LifeSummary.of(life, life.entryDay(facts.observedSince()), day));
    }
}
