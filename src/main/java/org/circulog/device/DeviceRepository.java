package org.circulog.device;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds devices. */
@Singleton
class DeviceRepository implements PanacheRepositoryBase<Device, UUID> {

    /**
     * Ids of devices that are not merged into others, in ascending order, at most {@code most}.
     *
     * @param among only of these devices; null for all
     * @param after from the first for null
     */
    List<UUID> listIds(DeviceSearch search, Collection<UUID> among, UUID after, int most) {
        List<String> conditions = new ArrayList<>(List.of("standing.mergedInto is null"));
        Map<String, Object> parameters = new HashMap<>();
        add(conditions, parameters, "device.id in :among", "among", among);
        add(conditions, parameters, "device.id > :after", "after", after);
        add(conditions, parameters, "device.category = :category", "category", search.category);
        add(
                conditions,
                parameters,
                "device.manufacturerKey = :manufacturer",
                "manufacturer",
                DeviceFacts.key(search.manufacturer));
        add(conditions, parameters, "device.modelKey = :model", "model", DeviceFacts.key(search.model));
        add(conditions, parameters, "standing.country = :country", "country", search.country);
        add(conditions, parameters, "standing.stage = :stage", "stage", search.stage);
        return find("""
                        select device.id
                        from Device device join Standing standing on standing.deviceId = device.id
                        where %s
                        order by device.id
                        """.formatted(String.join(" and ", conditions)), parameters)
                .project(UUID.class)
                .page(0, most)
                .list();
    }

    private static void add(
            List<String> conditions, Map<String, Object> parameters, String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }
}
