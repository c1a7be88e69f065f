package org.circulog;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.circulog.database.EmbeddedDatabase;
import org.circulog.database.EmbeddedDatabaseException;
import org.circulog.database.EmbeddedDatabaseSettings;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the service, on an embedded database unless the configuration names another one. */
@QuarkusMain
public class Circulog {

    private static final String DEMO = "--demo";
    private static final String HELP = "--help";
    private static final String USAGE = """
            Usage: java -jar quarkus-run.jar [--demo]

              --demo  adds one demo organisation per role, with fixed keys that everyone knows
              --help  prints this text

            Data lie in CIRCULOG_DATA_DIR (default .circulog in the home directory), or in the PostgreSQL
            that QUARKUS_DATASOURCE_JDBC_URL, _USERNAME and _PASSWORD name.""";

    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    private static final String KEY_PEPPER = "circulog.key-pepper";
    private static final int STOP_SECONDS = 30;

    public static void main(String... arguments) {
        List<String> switches = List.of(arguments);
        Optional<String> unknown = switches.stream()
                .filter(argument -> !Set.of(DEMO, HELP).contains(argument))
                .findFirst();
        if (unknown.isPresent()) {
            System.err.println("Unknown argument " + unknown.get() + System.lineSeparator() + USAGE);
            System.exit(2);
        } else if (switches.contains(HELP)) {
            System.out.println(USAGE);
        } else {
            run(switches.contains(DEMO));
        }
    }

    private static void run(boolean demo) {
        if (demo) {
            System.setProperty("circulog.demo", "true");
        }
        provideDatabase(ConfigProvider.getConfig());
        Quarkus.run();
    }

    private static void provideDatabase(Config config) {
        if (config.getOptionalValue(JDBC_URL, String.class).isPresent()) {
            return;
        }
        try {
            EmbeddedDatabase database = EmbeddedDatabase.start(settings(config));
            database.configuration().forEach(System::setProperty);
            if (config.getOptionalValue(KEY_PEPPER, String.class).isEmpty()) {
                System.setProperty(KEY_PEPPER, database.pepper());
            }
            stopAfterQuarkus(database);
        } catch (EmbeddedDatabaseException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static EmbeddedDatabaseSettings settings(Config config) {
        Path directory = config.getOptionalValue("circulog.data-dir", String.class)
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".circulog"));
        int port = config.getOptionalValue("circulog.embedded-database.port", Integer.class)
                .orElse(0);
        return EmbeddedDatabaseSettings.in(directory, port);
    }

    /**
     * The connections must go first, and a signal ends the JVM when its hooks are through: so the hook waits for
     * Quarkus. In development mode the database, known by the system properties, stays up from reload to reload.
     */
    private static void stopAfterQuarkus(EmbeddedDatabase database) {
        CountDownLatch quarkusStopped = new CountDownLatch(1);
        BiConsumer<Integer, Throwable> exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, cause) -> {
            quarkusStopped.countDown();
            exit.accept(code, cause);
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                quarkusStopped.await(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            database.close();
        }));
    }
}
