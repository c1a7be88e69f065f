package org.circulog.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.circulog.database.EmbeddedDatabase;
import org.circulog.database.EmbeddedDatabaseSettings;

/** A fresh PostgreSQL for the tests of one application start, removed with it. */
public class EmbeddedDatabaseResource implements QuarkusTestResourceLifecycleManager {

    private Path directory;
    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        directory = TestDirectory.create();
        database = EmbeddedDatabase.start(new EmbeddedDatabaseSettings(directory, TestDirectory.sharedBinaries(), 0));
        Map<String, String> configuration = new HashMap<>(database.configuration());
        configuration.put("circulog.key-pepper", database.pepper());
        return configuration;
    }

    @Override
    public void stop() {
        database.close();
        TestDirectory.delete(directory);
    }
}
