package org.circulog.exchange;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.circulog.database.Transactions;

/** The files of imports that have not ended. */
@Singleton
class ImportFiles {
    private static final long MOST_BYTES = 512L << 20;

    private final Transactions transactions;

    ImportFiles(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The rows from the first on. */
    OrdsReader open(UUID importId) {
        InputStream kept =
                new ChunkStream(ordinal -> transactions.read(connection -> findChunk(connection, importId, ordinal)));
        try {
            return new OrdsReader(new LimitedStream(Gzip.open(kept), MOST_BYTES));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Optional<byte[]> findChunk(Connection connection, UUID importId, int ordinal) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT bytes FROM import_chunk WHERE import_id = ? AND ordinal = ?")) {
            statement.setObject(1, importId);
            statement.setInt(2, ordinal);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        }
    }
}
