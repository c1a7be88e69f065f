package org.circulog.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.circulog.device.InputMass;
import org.circulog.reference.Categories;

/**
 * Fills an empty database with the records of simulated devices, by COPY and with the memory of a few thousand of them at a
 * time. What the service keeps beside them for figures is not among them; it can derive it.
 */
public final class Simulation {
    /** Fixed, because the order of recording depends on it. */
    private static final int WRITERS = 2;

    private static final int DEVICES_AT_ONCE = 2_000;

    private final Plan plan;
    private final Database database;
    private final Categories categories = new Categories();
    private final World world;
    private final DeviceDraw draw;

    private Simulation(Plan plan, Database database) {
        this.plan = plan;
        this.database = database;
        world = World.of(plan, categories);
        draw = new DeviceDraw(world, plan);
    }

    /** Where the records go: sessions of the role that owns the tables. */
    @FunctionalInterface
    public interface Database {
        Connection connect() throws SQLException;
    }

    /** How many were written. */
    public record Written(long devices, long events) {
        Written plus(Written more) {
            return new Written(devices + more.devices, events + more.events);
        }
    }

    /** Writes all devices of a plan; what is recorded next comes after them. */
    public static Written write(Plan plan, Database database)
            throws SQLException, InterruptedException, ExecutionException {
        return new Simulation(plan, database).write();
    }

    private Written write() throws SQLException, InterruptedException, ExecutionException {
        writeOrganisations();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<Written>> writing = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                writing.add(threads.submit(() -> writeShare(number)));
            }
            Written written = new Written(0, 0);
            for (Future<Written> share : writing) {
                written = written.plus(share.get());
            }
            advanceSequence();
            return written;
        } finally {
            threads.shutdownNow();
        }
    }

    private void writeOrganisations() throws SQLException {
        String sql = "INSERT INTO organisation (id, name, country, roles) VALUES (?, ?, ?, ARRAY[?])";
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Actors.Actor actor : world.actors().all()) {
                statement.setObject(1, actor.id());
                statement.setString(2, actor.name());
                statement.setString(3, actor.country().code());
                statement.setString(4, actor.role().name());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Every second lot of devices, in the order of their sales. */
    private Written writeShare(int writer) throws SQLException, IOException {
        // As the service writes them.
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
        Registry registry = new Registry(new RecordingClock(world, writer, WRITERS), new InputMass(categories), mapper);
        Tables tables = new Tables(mapper);
        Written written = new Written(0, 0);
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (long start = (long) writer * DEVICES_AT_ONCE;
                    start < plan.devices();
                    start += (long) WRITERS * DEVICES_AT_ONCE) {
                long end = Math.min(plan.devices(), start + DEVICES_AT_ONCE);
                for (long number = start; number < end; number++) {
                    RecordedDevice device = record(number, registry);
                    tables.add(device);
                    written = written.plus(new Written(1, device.events().size()));
                }
                tables.flush(connection);
            }
        }
        return written;
    }

    private RecordedDevice record(long number, Registry registry) {
        Chance chance = new Chance(plan.seed(), number);
        return registry.record(draw.draw(number, chance), chance);
    }

    private void advanceSequence() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    SELECT setval('event_sequence', greatest(
                        (SELECT last_value FROM event_sequence), (SELECT max(sequence) FROM event_key)))""");
        }
    }
}
