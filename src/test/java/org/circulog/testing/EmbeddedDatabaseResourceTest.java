package org.circulog.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class EmbeddedDatabaseResourceTest {

    @Inject
    DataSource dataSource;

    @Test
    void runsTheServiceAsItsOwnRole() throws SQLException {
        assertThat(first("SELECT current_user")).isEqualTo("circulog_service");
    }

    @Test
    void migratesAsTheOwner() throws SQLException {
        assertThat(first("SELECT tableowner FROM pg_tables WHERE tablename = 'flyway_schema_history'"))
                .isEqualTo("circulog_owner");
    }

    private String first(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
