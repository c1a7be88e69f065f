package org.circulog.event;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.device.DeviceRecord;
import org.circulog.device.DeviceRecords;
import org.circulog.device.DeviceView;
import org.circulog.device.DeviceViews;
import org.circulog.life.Life;
import org.circulog.life.Timeline;
import org.circulog.lot.LotAccess;
import org.circulog.organisation.Caller;
import org.circulog.web.Cursor;
import org.circulog.web.Page;
import org.circulog.web.ProblemException;

/** Reads events back: one by one, and as the history of a device, as of now or of an earlier moment. */
@Singleton
public class EventService {
    /** How far the clock that asks, or the database's, may be ahead of this one. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private static final Instant EARLIEST_MOMENT = Instant.EPOCH;

    private final EventRecords events;
    private final DeviceRecords devices;
    private final LotAccess access;
    private final DeviceViews deviceViews;
    private final Lives lives;
    private final Transactions transactions;
    private final Clock clock;

    EventService(
            EventRecords events,
            DeviceRecords devices,
            LotAccess access,
            DeviceViews deviceViews,
            Lives lives,
            Transactions transactions,
            Clock clock) {
        this.events = events;
        this.devices = devices;
        this.access = access;
        this.deviceViews = deviceViews;
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
        List<EventRecord> found = transactions.read(connection -> events.findById(connection, id));
        EventRecord event = found.stream()
                .filter(own -> own.event().organisationId().equals(caller.organisationId()))
                .findFirst()
                .or(() -> found.stream()
                        .filter(other -> other.isVisibleTo(caller))
                        .findFirst())
                .orElseThrow(() -> ProblemException.notFound("The event"));
        return EventView.of(event, caller);
    }

    /**
     * The device that an id leads to, with its events as they were known at a moment.
     *
     * @param knownAt null for now
     * @throws ProblemException {@code not-found} if the id was not registered by then, {@code invalid-parameter} for a
     *     moment in the future
     */
    public History getHistory(UUID deviceId, Instant knownAt) {
        Instant moment = knownAt == null ? null : requireKnowable(knownAt);
        return transactions.read(connection -> read(connection, deviceId, moment));
    }

    private History read(Connection connection, UUID deviceId, Instant knownAt) throws SQLException {
        DeviceRecord device =
                devices.find(connection, deviceId, knownAt).orElseThrow(() -> ProblemException.notFound("The device"));
        return new History(device, events.findByDevice(connection, device.ids(), device.knownAt()));
    }

    /** The device with the life that it had by the end of a day, as far as was known at a moment; null for now. */
    DeviceView getDevice(UUID id, LocalDate until, Instant knownAt) {
        if (until == null && knownAt == null) {
            return deviceViews.get(id);
        }
        AsOf asOf = asOf(until);
        History history = getHistory(id, knownAt);
        Timeline timeline = asOf.of(history.timeline());
        Life life = Life.of(timeline);
        return deviceViews.of(history.device(), life, history.countryAt(timeline), asOf.day(life));
    }

    /** The events of a device in the order in which they happened; each page as of the moment of the first. */
    Page<EventView> listTimeline(UUID deviceId, TimelineQuery query, Caller caller) {
        TimelinePlace after = Cursor.read(query.after, TimelinePlace::parse);
        AsOf asOf = asOf(query.until);
        History history = getHistory(deviceId, after == null ? query.knownAt : after.knownAt());
        Timeline timeline = query.voided ? history.timelineWithVoided() : history.timeline();
        UUID id = history.device().id();
        return pageOf(history.along(asOf.of(timeline)), query, history.device().knownAt())
                .map(event -> EventView.of(event, caller, id));
    }

    /**
     * The events of a lot in the order in which they happened, for those who have it or had it; each page as of the moment
     * of the first.
     *
     * @throws ProblemException {@code not-found}, also for a lot of others
     */
    Page<EventView> listLotEvents(UUID lotId, TimelineQuery query, Caller caller) {
        TimelinePlace after = Cursor.read(query.after, TimelinePlace::parse);
        AsOf asOf = asOf(query.until);
        Instant asked = after == null ? query.knownAt : after.knownAt();
        Instant knownAt = asked == null ? clock.instant().truncatedTo(ChronoUnit.MICROS) : requireKnowable(asked);
        List<EventRecord> events = transactions.read(connection -> findLotEvents(connection, lotId, knownAt, caller));
        List<EventRecord> shown =
                events.stream().filter(event -> query.voided || event.counts()).toList();
        return pageOf(History.along(asOf.of(History.timelineOf(shown, Event::fact)), shown), query, knownAt)
                .map(event -> EventView.of(event, caller));
    }

    private List<EventRecord> findLotEvents(Connection connection, UUID lotId, Instant knownAt, Caller caller)
            throws SQLException {
        if (access.requireReadable(connection, lotId, caller).openedAt().isAfter(knownAt)) {
            throw ProblemException.notFound("The lot");
        }
        return events.findByLots(connection, List.of(lotId), knownAt);
    }

    private static Page<EventRecord> pageOf(List<EventRecord> all, TimelineQuery query, Instant knownAt) {
        TimelinePlace after = Cursor.read(query.after, TimelinePlace::parse);
        int start = after == null ? 0 : after.positionIn(all);
        List<EventRecord> rest = all.subList(start, Math.min(all.size(), start + query.limit + 1));
        return Page.of(
                rest, query.limit, event -> new TimelinePlace(event.event().sequence(), knownAt).text());
    }

    /** What the events of a device add up to, with every intervention. */
    LifeView getLife(UUID deviceId, LocalDate until, Instant knownAt) {
        AsOf asOf = asOf(until);
        return lives.view(getHistory(deviceId, knownAt), asOf);
    }

    /**
     * @param until null for now
     * @throws ProblemException {@code invalid-parameter} for a day in the future
     */
    public AsOf asOf(LocalDate until) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        // Somewhere on earth tomorrow has begun.
        if (until != null && until.isAfter(today.plusDays(1))) {
            throw ProblemException.invalidParameter("until", "lies in the future");
        }
        return new AsOf(until, today);
    }

    /**
     * The moment as precisely as recordings are told apart.
     *
     * @throws ProblemException {@code invalid-parameter} for a moment in the future, or before there was anything
     */
    public Instant requireKnowable(Instant knownAt) {
        if (knownAt.isAfter(clock.instant().plus(CLOCK_DIFFERENCE))) {
            throw ProblemException.invalidParameter("knownAt", "lies in the future");
        } else if (knownAt.isBefore(EARLIEST_MOMENT)) {
            throw ProblemException.invalidParameter("knownAt", "lies before 1970");
        }
        return knownAt.truncatedTo(ChronoUnit.MICROS);
    }
}
