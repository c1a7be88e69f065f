package org.circulog.metrics.population;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.circulog.life.Step;
import org.circulog.lifeline.Lifeline;
import org.circulog.lifeline.LifelineCodec;

/** A change that the rollups have not followed yet. */
sealed interface Delta {
    /** The columns that {@link #read} needs. */
    String COLUMNS = "before, after, category, country, registered_in, cells";

    static Delta read(ResultSet row) throws SQLException {
        byte[] cells = row.getBytes("cells");
        if (cells == null) {
            return new OfLine(readLine(row, "before"), readLine(row, "after"));
        }
        Place place = new Place(
                row.getString("category"), row.getString("country"), null, null, null, row.getString("registered_in"));
        return new OfCounts(place, cells);
    }

    private static Lifeline readLine(ResultSet row, String column) throws SQLException {
        byte[] stored = row.getBytes(column);
        return stored == null ? null : LifelineCodec.read(stored);
    }

    /** Whether it speaks of a day that has not come yet at UTC, though it has somewhere. */
    boolean isAheadOf(LocalDate today);

    /**
     * A line before and after a change; null where there was none, or is none any more.
     */
    record OfLine(Lifeline before, Lifeline after) implements Delta {
        @Override
        public boolean isAheadOf(LocalDate today) {
            return isAhead(before, today) || isAhead(after, today);
        }

        private static boolean isAhead(Lifeline line, LocalDate today) {
            return line != null && line.steps().stream().map(Step::day).anyMatch(day -> day.isAfter(today));
        }
    }

    /** Counts that no line gives. */
    record OfCounts(Place place, byte[] cells) implements Delta {
        @Override
        public boolean isAheadOf(LocalDate today) {
            return false;
        }
    }
}
