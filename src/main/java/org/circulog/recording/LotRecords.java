package org.circulog.recording;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.device.KnownDevice;
import org.circulog.event.CountedFact;
import org.circulog.event.Event;
import org.circulog.event.RebuiltLot;

/**
 * What is on record of the lot that a new event names, as of the moment it was locked.
 *
 * @param recorded what the organisation recorded under the id of the event; null for nothing
 * @param lot null where it is unknown
 * @param offered whether it is on its way to another organisation
 * @param members the devices for whom a treatment counts
 * @param facts of those devices whose life could not be judged from its row alone
 */
record LotRecords(
        Event recorded,
        RebuiltLot lot,
        boolean offered,
        Collection<KnownDevice> members,
        Map<UUID, List<CountedFact>> facts) {

    LotRecords withMembers(Collection<KnownDevice> devices, Map<UUID, List<CountedFact>> known) {
        return new LotRecords(recorded, lot, offered, devices, known);
    }
}
