package org.circulog.event;

import java.util.List;
import java.util.UUID;
import org.circulog.device.KnownDevice;
import org.circulog.device.LifeRow;
import org.circulog.life.Fact;
import org.circulog.life.FactKind;
import org.circulog.life.MassBalance;

/** A device with the life that its events add up to, whatever was kept of it. */
public record RebuiltLife(KnownDevice device, List<CountedFact> counted, MassBalance balance) {
    public RebuiltLife {
        counted = List.copyOf(counted);
    }

    public LifeRow row() {
        return LifeRow.of(device, balance);
    }

    public List<Fact> facts() {
        return CountedFact.facts(counted);
    }

    /** Whether what came out of it has only moved. */
    public boolean isPreliminary() {
        return CountedFact.arePreliminary(counted);
    }

    /** The recoveries of material, which stand on a treatment and on the mass that was weighed in. */
    public List<UUID> recoveries() {
        return facts().stream()
                .filter(fact -> fact.kind() == FactKind.MATERIAL_RECOVERY)
                .map(Fact::eventId)
                .toList();
    }
}
