package org.circulog.event;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.device.InputMass;
import org.circulog.device.KnownDevice;
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

    /** The devices with their lives as the events have them now, by their ids; one statement, however many there are. */
    public Map<UUID, RebuiltLife> of(Connection connection, Collection<KnownDevice> devices) throws SQLException {
        Map<UUID, List<CountedFact>> facts = events.findFacts(connection, devices);
        Map<UUID, RebuiltLife> lives = new HashMap<>();
        for (KnownDevice device : devices) {
            lives.put(device.id(), rebuild(device, facts.get(device.id())));
        }
        return lives;
    }

    /** A rebuilt life as it would be without one of its events. */
    public RebuiltLife without(RebuiltLife life, Event event) {
        return rebuild(
                life.device(),
                life.counted().stream()
                        .filter(counted -> counted.fact().sequence() != event.sequence())
                        .toList());
    }

    /** A device whose events count elsewhere. */
    public RebuiltLife unwritten(KnownDevice device) {
        return rebuild(device, List.of());
    }

    private RebuiltLife rebuild(KnownDevice device, List<CountedFact> counted) {
        String country = counted.stream()
                .max(Comparator.comparing(one -> one.fact().sequence()))
                .map(last -> last.fact().country())
                .orElse(null);
        KnownDevice rebuilt = device.with(Life.of(Timeline.of(CountedFact.facts(counted))), country);
        return new RebuiltLife(rebuilt, counted, inputMass.balanceOf(device.facts(), rebuilt.life()));
    }
}
