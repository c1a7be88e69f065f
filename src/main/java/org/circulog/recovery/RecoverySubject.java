package org.circulog.recovery;

import java.util.List;
import java.util.UUID;
import org.circulog.device.KnownDevice;
import org.circulog.event.RebuiltLife;

/**
 * A device or a lot out of which material comes.
 *
 * @param recordIds all ids under which its events and claims are kept
 * @param preliminary whether its treatment only moves mass (sorting, storage)
 */
public record RecoverySubject(UUID id, boolean ofLot, List<UUID> recordIds, boolean preliminary) {
    public static RecoverySubject of(KnownDevice device, boolean preliminary) {
        return new RecoverySubject(device.id(), false, device.ids().toList(), preliminary);
    }

    public static RecoverySubject of(RebuiltLife life) {
        return of(life.device(), life.isPreliminary());
    }

    /** A device whose events and claims count elsewhere. */
    public static RecoverySubject absorbed(KnownDevice device) {
        return new RecoverySubject(device.id(), false, List.of(), false);
    }

    public static RecoverySubject ofLot(UUID lotId, boolean preliminary) {
        return new RecoverySubject(lotId, true, List.of(lotId), preliminary);
    }
}
