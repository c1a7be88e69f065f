package org.circulog.event;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.device.InputMass;
import org.circulog.device.KnownDevice;
import org.circulog.life.Fact;
import org.circulog.life.Life;
import org.circulog.life.Timeline;

/** Derives lives anew from all events that count. */
@Singleton
public class RebuiltLives {
    private final EventRows events;
    private final InputMass inputMass;

    RebuiltLives(EventRows events, InputMass inputMass) {
        this.events = events;
        this.inputMass = inputMass;
    }

    /** The devices with their lives as the events have them now, by their ids; two statements, however many there are. */
    public Map<UUID, RebuiltLife> of(Connection connection, Collection<KnownDevice> devices) throws SQLException {
        Map<UUID, List<Fact>> facts = events.findFacts(connection, devices);
        Map<UUID, String> countries = events.findLastCountries(connection, devices);
        Map<UUID, RebuiltLife> lives = new HashMap<>();
        for (KnownDevice device : devices) {
            lives.put(device.id(), rebuild(device, facts.get(device.id()), countries.get(device.id())));
        }
        return lives;
    }

    /** A rebuilt life as it would be without one of its events. */
    public RebuiltLife without(RebuiltLife life, Event event) {
        List<Fact> others = life.facts().stream()
                .filter(fact -> fact.sequence() != event.sequence())
                .toList();
        return rebuild(life.device(), others, life.device().country());
    }

    /** A device whose events count elsewhere. */
    public RebuiltLife unwritten(KnownDevice device) {
        return rebuild(device, List.of(), null);
    }

    private RebuiltLife rebuild(KnownDevice device, List<Fact> facts, String country) {
        KnownDevice rebuilt = device.with(Life.of(Timeline.of(facts)), country);
        return new RebuiltLife(rebuilt, facts, inputMass.balanceOf(device.facts(), rebuilt.life()));
    }
}
