package org.circulog.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
class Organisation {
    @Id
    private UUID id;

    private String name;

    @Column(length = 2)
    private String country;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Enumerated(EnumType.STRING)
    private Set<Role> roles;

    private boolean suspended;

    @Column(name = "daily_capacity_mg")
    private Long dailyCapacityMg;

    @Version
    private int version;

    @Generated
    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    protected Organisation() {}

    Organisation(UUID id, String name, String country, Collection<Role> roles) {
        this.id = id;
        this.name = name;
        this.country = country;
        this.roles = EnumSet.copyOf(roles);
    }

    /** @param milligrams that its licence lets it treat on a day; null if that is not known */
    void license(Long milligrams) {
        dailyCapacityMg = milligrams;
    }

    void change(ChangeOrganisation request) {
        name = Objects.requireNonNullElse(request.name(), name);
        country = Objects.requireNonNullElse(request.country(), country);
        suspended = Objects.requireNonNullElse(request.suspended(), suspended);
        dailyCapacityMg = request.dailyCapacityMg() == null ? dailyCapacityMg : request.dailyCapacityMg();
        if (request.roles() != null) {
            roles = EnumSet.copyOf(request.roles());
        }
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String country() {
        return country;
    }

    Set<Role> roles() {
        return Set.copyOf(roles);
    }

    boolean isSuspended() {
        return suspended;
    }

    Long dailyCapacityMg() {
        return dailyCapacityMg;
    }

    int version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }
}
