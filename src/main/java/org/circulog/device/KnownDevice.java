package org.circulog.device;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.circulog.life.Life;

/**
 * A recorded device as the write path works with it.
 *
 * @param absorbed ids of the records that were merged into this one, in the order in which they are believed
 * @param categoryAssumed whether nobody named the category and the scheme of an identifier suggested it
 * @param registeredIn country of the organisation that registered it
 * @param country of the event recorded last; null before the first
 * @param place the lot that holds it; null if none does
 */
public record KnownDevice(
        UUID id,
        List<UUID> absorbed,
        DeviceFacts facts,
        boolean categoryAssumed,
        String registeredIn,
        String country,
        LotPlace place,
        Life life) {
    public KnownDevice {
        absorbed = List.copyOf(absorbed);
    }

    /**
     * The lot that holds a device.
     *
     * @param closed whether the mass of the device is the lot's by now, so that nothing comes out of the device itself
     */
    public record LotPlace(UUID lotId, boolean closed) {}

    /** Whether its mass went into a lot that is closed. */
    public boolean isLotted() {
        return place != null && place.closed();
    }

    public KnownDevice with(Life next, String country) {
        return new KnownDevice(id, absorbed, facts, categoryAssumed, registeredIn, country, place, next);
    }

    /** In another lot, which is open; null for none. */
    public KnownDevice placedIn(UUID lotId) {
        LotPlace next = lotId == null ? null : new LotPlace(lotId, false);
        return new KnownDevice(id, absorbed, facts, categoryAssumed, registeredIn, country, next, life);
    }

    KnownDevice with(DeviceFacts next, boolean assumed) {
        return new KnownDevice(id, absorbed, next, assumed, registeredIn, country, place, life);
    }

    /** All ids under which its events may be recorded. */
    public Stream<UUID> ids() {
        return Stream.concat(Stream.of(id), absorbed.stream());
    }

    KnownDevice completedBy(Map<UUID, KnownFacts> records) {
        KnownFacts known = absorbed.stream()
                .map(records::get)
                .filter(Objects::nonNull)
                .reduce(new KnownFacts(facts, categoryAssumed), KnownFacts::completedBy);
        return with(known.facts(), known.categoryAssumed());
    }
}
