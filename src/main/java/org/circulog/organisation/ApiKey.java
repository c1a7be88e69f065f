package org.circulog.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "api_key")
class ApiKey {
    @Id
    private String id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "organisation_id")
    private Organisation organisation;

    @Column(name = "secret_hash")
    private byte[] secretHash;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Enumerated(EnumType.STRING)
    private Set<Role> roles;

    @Generated
    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected ApiKey() {}

    ApiKey(String id, SecretHash secretHash, Organisation organisation, Collection<Role> roles) {
        this.id = id;
        this.organisation = organisation;
        this.secretHash = secretHash.bytes();
        this.roles = EnumSet.copyOf(roles);
    }

    void expireAt(Instant instant) {
        expiresAt = instant;
    }

    /** The first revocation stays the one that is known. */
    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    /** Whether the key opens anything before it expires. */
    boolean isUsable() {
        return revokedAt == null && !organisation.isSuspended();
    }

    /** The roles of the key that its organisation still has. */
    Set<Role> effectiveRoles() {
        Set<Role> effective = EnumSet.copyOf(roles);
        effective.retainAll(organisation.roles());
        return effective;
    }

    String id() {
        return id;
    }

    Organisation organisation() {
        return organisation;
    }

    SecretHash secretHash() {
        return new SecretHash(secretHash);
    }

    Set<Role> roles() {
        return Set.copyOf(roles);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Instant revokedAt() {
        return revokedAt;
    }
}
