package org.circulog.event;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.device.DeviceRows;
import org.circulog.device.KnownDevice;
import org.circulog.life.Timeline;
import org.circulog.organisation.Caller;
import org.circulog.web.Cursor;
import org.circulog.web.Page;
import org.circulog.web.ProblemException;

/** Reads events back: one by one, and as the history of a device. */
@Singleton
public class EventService {
    private final EventRows rows;
    private final DeviceRows devices;
    private final Lives lives;
    private final Transactions transactions;
    private final Clock clock;

    EventService(EventRows rows, DeviceRows devices, Lives lives, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.devices = devices;
        this.lives = lives;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The event under an id: the caller's own, else the first that another organisation recorded under it.
     *
     * @throws ProblemException {@code not-found}
     */
    EventView get(UUID id, Caller caller) {
        List<Event> events = transactions.read(connection -> rows.findById(connection, id));
        Event event = events.stream()
                .filter(own -> own.organisationId().equals(caller.organisationId()))
                .findFirst()
                .or(() -> events.stream().findFirst())
                .orElseThrow(() -> ProblemException.notFound("The event"));
        return EventView.of(event, caller);
    }

    /** @throws ProblemException {@code not-found} */
    public History getHistory(UUID deviceId) {
        return transactions.read(connection -> {
            Map<UUID, KnownDevice> found = devices.find(connection, List.of(deviceId));
            if (found.isEmpty()) {
                throw ProblemException.notFound("The device");
            }
            return new History(found.get(deviceId), rows.findByDevice(connection, deviceId));
        });
    }

    /** The events of a device in the order in which they happened. */
    Page<EventView> listTimeline(UUID deviceId, LocalDate until, Caller caller, String after, int limit) {
        History history = getHistory(deviceId);
        Timeline timeline =
                until == null ? history.timeline() : history.timeline().until(requirePast(until));
        List<Event> events = history.along(timeline);
        Long last = Cursor.read(after, Long::valueOf);
        int start = last == null ? 0 : positionAfter(last, events);
        List<Event> rest = events.subList(start, Math.min(events.size(), start + limit + 1));
        return Page.of(rest, limit, event -> Long.toString(event.sequence())).map(event -> EventView.of(event, caller));
    }

    /** What the events of a device add up to, with every intervention. */
    LifeView getLife(UUID deviceId, LocalDate until) {
        return lives.view(getHistory(deviceId), asOf(until));
    }

    /** @param until null for now */
    public AsOf asOf(LocalDate until) {
        return new AsOf(
                until == null ? null : requirePast(until),
                today(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private LocalDate requirePast(LocalDate until) {
        // Somewhere on earth tomorrow has begun.
        if (until.isAfter(today().plusDays(1))) {
            throw ProblemException.invalidParameter("until", "lies in the future");
        }
        return until;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }

    private static int positionAfter(long sequence, List<Event> events) {
        for (int position = 0; position < events.size(); position++) {
            if (events.get(position).sequence() == sequence) {
                return position + 1;
            }
        }
        throw ProblemException.invalidParameter("after", "is not a cursor of this list");
    }
}
