package org.circulog.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.circulog.device.DeviceFacts;
import org.circulog.device.InputMass;
import org.circulog.device.KnownDevice;
import org.circulog.device.LifeRow;
import org.circulog.device.NamedDevice;
import org.circulog.device.NamedIdentifier;
import org.circulog.event.EventBody;
import org.circulog.life.Fact;
import org.circulog.life.Life;
import org.circulog.life.LifeRules;
import org.circulog.life.Timeline;
import org.circulog.time.Occurrence;

/** Records drawn devices as the write path of the service would have done, by the same rules. */
final class Registry {
    private static final DeviceFacts NOTHING_SAID = new DeviceFacts(null, null, null, null, null, null, null, null);

    private final RecordingClock clock;
    private final InputMass inputMass;
    private final ObjectMapper mapper;

    Registry(RecordingClock clock, InputMass inputMass, ObjectMapper mapper) {
        this.clock = clock;
        this.inputMass = inputMass;
        this.mapper = mapper;
    }

    /** @throws IllegalStateException if the service would have refused one of the events */
    RecordedDevice record(DrawnDevice drawn, Chance chance) {
        DrawnEvent first = drawn.events().get(0);
        long firstPlace = clock.next(first.recordedOn());
        Instant registeredAt = clock.instantOf(firstPlace);
        UUID id = Ids.at(registeredAt.toEpochMilli(), chance);
        NamedIdentifier identifier = new NamedIdentifier(
                drawn.identifier(),
                drawn.identifier().normalise(first.actor().id().toString()));
        List<RecordedEvent> events = new ArrayList<>(drawn.events().size());
        for (DrawnEvent event : drawn.events()) {
            long place = event == first ? firstPlace : clock.next(event.recordedOn());
            NamedDevice named =
                    new NamedDevice(null, List.of(identifier), event == first ? drawn.facts() : NOTHING_SAID);
            events.add(recorded(event, id, place, named, chance));
        }
        KnownDevice device = known(id, drawn, events);
        return new RecordedDevice(
                device,
                identifier,
                first.actor().id(),
                registeredAt,
                LifeRow.of(device, inputMass.balanceOf(device.facts(), device.life())),
                events.get(events.size() - 1).recordedAt(),
                events);
    }

    private RecordedEvent recorded(DrawnEvent event, UUID deviceId, long place, NamedDevice named, Chance chance) {
        Instant recordedAt = clock.instantOf(place);
        String country = event.actor().country().code();
        Fact fact = new Fact(
                // Beside those of the same device, which keeps an index of ten million ids in order.
                new UUID(deviceId.getMostSignificantBits(), Ids.at(0, chance).getLeastSignificantBits()),
                event.actor().id(),
                place,
                event.content().factKind(),
                event.when(),
                country,
                event.content().massMg(),
                event.content().job());
        return new RecordedEvent(
                deviceId,
                fact,
                event.content(),
                recordedAt,
                hashOf(named, event.when(), country, RecordedEvent.bodyOf(event.content())));
    }

    private KnownDevice known(UUID id, DrawnDevice drawn, List<RecordedEvent> events) {
        List<Fact> facts = events.stream().map(RecordedEvent::fact).toList();
        LifeRules.judgeTogether(facts).ifPresent(clash -> {
            throw new IllegalStateException("A device that cannot be: " + clash + " among " + facts);
        });
        Actors.Actor registrar = drawn.events().get(0).actor();
        LocalDate registeredOn = drawn.events().get(0).recordedOn();
        return new KnownDevice(
                id,
                List.of(),
                withDefaults(drawn.facts(), registeredOn),
                false,
                registrar.country().code(),
                facts.get(facts.size() - 1).country(),
                null,
                Life.of(Timeline.of(facts)));
    }

    private static DeviceFacts withDefaults(DeviceFacts facts, LocalDate registeredOn) {
        return new DeviceFacts(
                facts.category(),
                facts.manufacturer(),
                facts.model(),
                facts.massMg(),
                facts.massBasis(),
                facts.recycledContentPercent(),
                facts.manufacturedOn(),
                facts.observedSince() == null ? registeredOn : facts.observedSince());
    }

    private String hashOf(NamedDevice named, Occurrence occurredAt, String country, EventBody body) {
        record Canonical(NamedDevice device, Occurrence occurredAt, String country, EventBody body) {}
        try {
            byte[] canonical = mapper.writeValueAsBytes(new Canonical(named.normalOnly(), occurredAt, country, body));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
