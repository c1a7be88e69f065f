package org.circulog.device;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.circulog.database.ManyRows;
import org.circulog.life.ExitKind;
import org.circulog.life.Life;
import org.circulog.life.MassBalance;
import org.circulog.life.MassBasis;
import org.circulog.life.Stage;
import org.circulog.life.Step;
import org.circulog.life.Use;
import org.circulog.life.UseDays;
import org.circulog.lifeline.Lifeline;
import org.circulog.lifeline.LifelineCodec;
import org.circulog.lifeline.Traits;
import org.circulog.time.Occurrence;

/**
 * The row of a device in the table {@code life}: everything that figures and searches read of it.
 *
 * @param recoveryLimitMg what a constraint of the database holds the recovered mass to
 * @param lifeline what figures read of it; null for the record of a device that is merged into another one
 */
public record LifeRow(
        UUID deviceId,
        Life life,
        LocalDate entryDay,
        String country,
        MassBalance balance,
        long recoveryLimitMg,
        Lifeline lifeline) {

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
            .column("recovery_limit_mg", "bigint", LifeRow::recoveryLimitMg)
            .column("category_key", "text", row -> row.trait(Traits::category))
            .column("manufacturer_key", "text", row -> row.trait(Traits::manufacturer))
            .column("model_key", "text", row -> row.trait(Traits::model))
            .column("lifeline", "bytea", LifeRow::storedLifeline);

    public static LifeRow of(KnownDevice device, MassBalance balance) {
        return new LifeRow(
                device.id(),
                device.life(),
                device.life().entryDay(device.facts().observedSince()),
                device.country(),
                balance,
                balance.limitMg(),
                lifelineOf(device, balance));
    }

    private static Lifeline lifelineOf(KnownDevice device, MassBalance balance) {
        DeviceFacts facts = device.facts();
        Life life = device.life();
        return new Lifeline(
                new Traits(
                        facts.category(),
                        device.country(),
                        device.registeredIn(),
                        DeviceFacts.key(facts.manufacturer()),
                        DeviceFacts.key(facts.model())),
                life.birth() == null ? null : life.birth().precision(),
                life.entryDay(facts.observedSince()),
                balance.inputMg(),
                balance.basis(),
                facts.recycledContentPercent(),
                life.steps());
    }

    /** The row of a record that is merged into another one, whose line goes on there. */
    public LifeRow merged() {
        return new LifeRow(deviceId, life, entryDay, country, balance, recoveryLimitMg, null);
    }

    private String trait(Function<Traits, String> trait) {
        return lifeline == null ? null : trait.apply(lifeline.traits());
    }

    private String storedLifeline() {
        return lifeline == null ? null : "\\x" + HexFormat.of().formatHex(LifelineCodec.write(lifeline));
    }

    /** Reads the columns of {@code life} from a row that has them all under their own names. */
    public static LifeRow read(ResultSet row) throws SQLException {
        byte[] stored = row.getBytes("lifeline");
        Lifeline lifeline = stored == null ? null : LifelineCodec.read(stored);
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
                row.getObject("last_day", LocalDate.class),
                readSteps(row, lifeline));
        return new LifeRow(
                row.getObject("device_id", UUID.class),
                life,
                row.getObject("entry_day", LocalDate.class),
                row.getString("country"),
                new MassBalance(
                        row.getLong("input_mass_mg"),
                        MassBasis.valueOf(row.getString("input_mass_basis")),
                        row.getLong("recovered_mg")),
                row.getLong("recovery_limit_mg"),
                lifeline);
    }

    private static List<Step> readSteps(ResultSet row, Lifeline lifeline) throws SQLException {
        if (lifeline != null) {
            return lifeline.steps();
        }
        return row.getInt("events") == 0 ? List.of() : null;
    }

    private static UseDays readDays(ResultSet row) throws SQLException {
        return new UseDays(
                row.getObject("first_use_days", Integer.class),
                row.getInt("repair_use_days"),
                row.getInt("reuse_use_days"),
                row.getInt("downtime_days"));
    }
}
