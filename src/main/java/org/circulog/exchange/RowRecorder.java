package org.circulog.exchange;

import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.circulog.event.EventReader;
import org.circulog.event.NewEvent;
import org.circulog.event.Repair;
import org.circulog.event.Warning;
import org.circulog.organisation.Caller;
import org.circulog.recording.Recorder;
import org.circulog.recording.RecordingOutcome;
import org.circulog.recording.RecordingStatus;
import org.circulog.recording.Trial;
import org.circulog.web.Problem;
import org.circulog.web.ProblemException;

/** Records the rows of a file as events, by the path that every event takes. */
@Singleton
class RowRecorder {
    private final OrdsMapping mapping;
    private final EventReader reader;
    private final Recorder recorder;

    RowRecorder(OrdsMapping mapping, EventReader reader, Recorder recorder) {
        this.mapping = mapping;
        this.reader = reader;
        this.recorder = recorder;
    }

    /**
     * A row on its way.
     *
     * @param event null if it was rejected
     * @param remarks the reasons of a rejected row, the warnings so far of another
     */
    private record Attempt(OrdsRow row, NewEvent event, List<Remark> remarks) {
        boolean isEvent() {
            return event != null;
        }
    }

    /** Records each row that is legal; one result per row, in their order. */
    List<JudgedRow> record(List<OrdsRow> rows, Caller caller) {
        return judge(read(rows, caller), recorder::record, RowRecorder::judged);
    }

    /** What recording the rows would come to; a row that repeats one of another gathering is not found out. */
    List<JudgedRow> tryOut(List<OrdsRow> rows, Caller caller) {
        return judge(read(rows, caller), recorder::tryOut, RowRecorder::judged);
    }

    private List<Attempt> read(List<OrdsRow> rows, Caller caller) {
        return rows.stream().map(row -> read(row, caller)).toList();
    }

    private Attempt read(OrdsRow row, Caller caller) {
        MappedRow mapped = mapping.map(row);
        if (mapped instanceof MappedRow.Readable readable) {
            try {
                return new Attempt(row, reader.read(readable.event(), caller), readable.warnings());
            } catch (ProblemException refused) {
                return new Attempt(row, null, reasonsOf(refused.problem()));
            }
        }
        return new Attempt(row, null, ((MappedRow.Unreadable) mapped).reasons());
    }

    /** @param work done on the events of the rows that have one; gives one result for each */
    private static <T> List<JudgedRow> judge(
            List<Attempt> attempts, Function<List<NewEvent>, List<T>> work, BiFunction<Attempt, T, JudgedRow> judged) {
        List<NewEvent> events =
                attempts.stream().filter(Attempt::isEvent).map(Attempt::event).toList();
        Iterator<T> results = events.isEmpty()
                ? Collections.emptyIterator()
                : work.apply(events).iterator();
        return attempts.stream()
                .map(attempt -> attempt.isEvent()
                        ? judged.apply(attempt, results.next())
                        : JudgedRow.rejected(attempt.row(), attempt.remarks()))
                .toList();
    }

    private static JudgedRow judged(Attempt attempt, RecordingOutcome outcome) {
        if (outcome instanceof RecordingOutcome.Created created) {
            return accepted(attempt, RecordingStatus.CREATED, created.event().warnings());
        } else if (outcome instanceof RecordingOutcome.Replayed replayed) {
            return accepted(attempt, RecordingStatus.REPLAYED, replayed.event().warnings());
        }
        return JudgedRow.rejected(attempt.row(), reasonsOf(((RecordingOutcome.Refused) outcome).problem()));
    }

    private static JudgedRow judged(Attempt attempt, Trial trial) {
        return trial.status() == RecordingStatus.REJECTED
                ? JudgedRow.rejected(attempt.row(), reasonsOf(trial.problem()))
                : accepted(attempt, trial.status(), trial.warnings());
    }

    private static JudgedRow accepted(Attempt attempt, RecordingStatus status, List<Warning> warnings) {
        Repair repair = (Repair) attempt.event().body().content();
        List<Remark> remarks = Stream.concat(
                        attempt.remarks().stream(), warnings.stream().map(Remark::of))
                .toList();
        return new JudgedRow(attempt.row(), status, repair.outcome(), remarks);
    }

    private static List<Remark> reasonsOf(Problem problem) {
        return problem.errors().isEmpty()
                ? List.of(new Remark("", problem.code(), problem.detail()))
                : problem.errors().stream().map(Remark::of).toList();
    }
}
