package org.circulog.device;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.circulog.database.ManyRows;
import org.circulog.life.ExitKind;
import org.circulog.life.Life;
import org.circulog.life.MassBalance;
import org.circulog.life.MassBasis;
import org.circulog.life.Stage;
import org.circulog.life.Use;
import org.circulog.life.UseDays;
import org.circulog.time.Occurrence;

/**
 * The row of a device in the table {@code life}: everything that figures and searches read of it.
 *
 * @param recoveryLimitMg what a constraint of the database holds the recovered mass to
 */
public record LifeRow(
        UUID deviceId, Life life, LocalDate entryDay, String country, MassBalance balance, long recoveryLimitMg) {

    /** The row's columns, for writing many of them at once; the key comes first. */
    public static final ManyRows<LifeRow> COLUMNS = new ManyRows<LifeRow>()
            .column("device_id", "uuid", LifeRow::deviceId)
            .column("stage", "text", row -> row.life.stage())
            .column("use_state", "text", row -> row.life.use())
            .column("use_since", "date", row -> row.life.useSince())
            .column("birth_at", "text", row -> row.life.birth())
            .column("birth_day", "date", row -> row.life.birthDay())
            .column("entry_day", "date", LifeRow::entryDay)
            .column("exit_kind", "text", row -> row.life.exitKind())
            .column("exit_day", "date", row -> row.life.exitDay())
            .column("first_use_days", "integer", row -> row.life.days().first())
            .column("repair_use_days", "integer", row -> row.life.days().repair())
            .column("reuse_use_days", "integer", row -> row.life.days().reuse())
            .column("downtime_days", "integer", row -> row.life.days().downtime())
            .column("attempts", "integer", row -> row.life.attempts())
            .column("fixes", "integer", row -> row.life.fixes())
            .column("reuses", "integer", row -> row.life.reuses())
            .column("collected_day", "date", row -> row.life.collectedDay())
            .column("treated_day", "date", row -> row.life.treatedDay())
            .column("received_mg", "bigint", row -> row.life.receivedMg())
            .column("recycler_id", "uuid", row -> row.life.recyclerId())
            .column("collected_country", "text", row -> row.life.collectedCountry())
            .column("events", "integer", row -> row.life.events())
            .column("last_day", "date", row -> row.life.lastDay())
            .column("country", "text", LifeRow::country)
            .column("input_mass_mg", "bigint", row -> row.balance.inputMg())
            .column("input_mass_basis", "text", row -> row.balance.basis())
            .column("recovered_mg", "bigint", row -> row.balance.recoveredMg())
            .column("recovery_limit_mg", "bigint", LifeRow::recoveryLimitMg);

    public static LifeRow of(KnownDevice device, MassBalance balance) {
        return new LifeRow(
                device.id(),
                device.life(),
                device.life().entryDay(device.facts().observedSince()),
                device.country(),
                balance,
                balance.limitMg());
    }

    /** Reads the columns of {@code life} from a row that has them all under their own names. */
    public static LifeRow read(ResultSet row) throws SQLException {
        Life life = new Life(
                Stage.valueOf(row.getString("stage")),
                Use.valueOf(row.getString("use_state")),
                row.getObject("use_since", LocalDate.class),
                row.getString("birth_at") == null ? null : Occurrence.parse(row.getString("birth_at")),
                row.getObject("birth_day", LocalDate.class),
                row.getString("exit_kind") == null ? null : ExitKind.valueOf(row.getString("exit_kind")),
                row.getObject("exit_day", LocalDate.class),
                readDays(row),
                row.getInt("attempts"),
                row.getInt("fixes"),
                row.getInt("reuses"),
                row.getObject("collected_day", LocalDate.class),
                row.getObject("treated_day", LocalDate.class),
                row.getObject("received_mg", Long.class),
                row.getObject("recycler_id", UUID.class),
                row.getString("collected_country"),
                row.getLong("recovered_mg"),
                row.getInt("events"),
                row.getObject("last_day", LocalDate.class));
        return new LifeRow(
                row.getObject("device_id", UUID.class),
                life,
                row.getObject("entry_day", LocalDate.class),
                row.getString("country"),
                new MassBalance(
                        row.getLong("input_mass_mg"),
                        MassBasis.valueOf(row.getString("input_mass_basis")),
                        row.getLong("recovered_mg")),
                row.getLong("recovery_limit_mg"));
    }

    private static UseDays readDays(ResultSet row) throws SQLException {
        return new UseDays(
                row.getObject("first_use_days", Integer.class),
                row.getInt("repair_use_days"),
                row.getInt("reuse_use_days"),
                row.getInt("downtime_days"));
    }
}
