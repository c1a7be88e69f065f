package org.circulog.event;

import java.util.EnumSet;
import java.util.Set;
import org.circulog.life.FactKind;
import org.circulog.organisation.Caller;
import org.circulog.organisation.Role;

/** Which role records which facts; reuse is everybody's who handles devices. */
public final class EventPermissions {
    private EventPermissions() {}

    public static boolean mayRecord(Caller caller, FactKind fact) {
        return recordersOf(fact).stream().anyMatch(caller::has);
    }

    static Set<Role> recordersOf(FactKind fact) {
        return switch (fact) {
            case SALE -> EnumSet.of(Role.SELLER);
            case REPAIR_FIXED, REPAIR_REPAIRABLE, REPAIR_END_OF_LIFE, REPAIR_UNKNOWN -> EnumSet.of(Role.REPAIRER);
            case REUSE -> EnumSet.of(Role.SELLER, Role.REPAIRER, Role.COLLECTOR, Role.RECYCLER);
            case COLLECTED, DISPOSED, EXPORTED, LOST, STOLEN -> EnumSet.of(Role.COLLECTOR, Role.RECYCLER);
            case TREATED, MATERIAL_RECOVERY -> EnumSet.of(Role.RECYCLER);
        };
    }
}
