package org.circulog.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.organisation.Role;

/** The organisations that record: a few of each kind in every country, of which some have more to do than others. */
final class Actors {
    private static final Map<Role, Integer> PER_COUNTRY =
            Map.of(Role.SELLER, 6, Role.REPAIRER, 12, Role.COLLECTOR, 4, Role.RECYCLER, 3);

    private final List<Actor> all = new ArrayList<>();
    private final List<Map<Role, Weighted<Actor>>> byCountry = new ArrayList<>();

    record Actor(UUID id, String name, Market.Country country, Role role) {}

    Actors(Market market, long seed) {
        Chance chance = new Chance(seed, -2);
        for (Market.Country country : market.countries()) {
            Map<Role, Weighted<Actor>> byRole = new EnumMap<>(Role.class);
            // In the order of the roles: that of a map of constants changes with every start.
            for (Role role : Role.values()) {
                if (PER_COUNTRY.containsKey(role)) {
                    byRole.put(role, Weighted.byRank(some(role, country, chance)));
                }
            }
            byCountry.add(byRole);
        }
    }

    private List<Actor> some(Role role, Market.Country country, Chance chance) {
        List<Actor> some = new ArrayList<>();
        for (int number = 1; number <= PER_COUNTRY.get(role); number++) {
            UUID id = Ids.at(number, chance);
            some.add(new Actor(id, "Simulated " + role + " " + number + " in " + country.code(), country, role));
        }
        all.addAll(some);
        return some;
    }

    List<Actor> all() {
        return List.copyOf(all);
    }

    Actor any(Role role, Market.Country country, Chance chance) {
        return chance.oneOf(byCountry.get(country.ordinal()).get(role));
    }
}
