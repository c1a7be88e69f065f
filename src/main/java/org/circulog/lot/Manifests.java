package org.circulog.lot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.organisation.Caller;
import org.circulog.web.ProblemException;

/** Manifests as they are sent, and the hash by which a frozen one is known. */
@Singleton
class Manifests {
    private final LotAccess access;
    private final LotMembers members;
    private final LotLines lines;
    private final Transactions transactions;
    private final ObjectMapper mapper;

    Manifests(LotAccess access, LotMembers members, LotLines lines, Transactions transactions, ObjectMapper mapper) {
        this.access = access;
        this.members = members;
        this.lines = lines;
        this.transactions = transactions;
        this.mapper = mapper;
    }

    /**
     * A manifest with its validator.
     *
     * @param tag the hash of the bytes once they are frozen, before that the version of the lot
     */
    record Tagged(ManifestView manifest, EntityTag tag) {}

    /** @throws ProblemException {@code not-found} */
    Tagged get(UUID lotId, Caller caller) {
        return transactions.readTogether(
                connection -> read(connection, access.requireReadable(connection, lotId, caller)));
    }

    private Tagged read(Connection connection, StoredLot lot) throws SQLException {
        ManifestView manifest =
                ManifestView.of(lot, members.listAll(connection, lot.id()), lines.list(connection, lot.id()));
        return new Tagged(manifest, new EntityTag(lot.isOpen() ? "version-" + lot.version() : lot.manifestHash()));
    }

    /** SHA-256 in hexadecimal of the manifest as it is sent. */
    String hash(StoredLot lot, List<LotMember> frozen, List<LotLine> loose) {
        try {
            byte[] bytes = mapper.writeValueAsBytes(ManifestView.of(lot, frozen, loose));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
