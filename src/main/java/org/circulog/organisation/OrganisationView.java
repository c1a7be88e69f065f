package org.circulog.organisation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.web.Audited;

/**
 * An organisation as the API shows it.
 *
 * @param dailyCapacityMg milligrams that its licence lets it treat on a day; null if that is not known
 * @param keys without their secrets; null in a list
 * @param tag strong validator: changes with the organisation and with its keys
 */
public record OrganisationView(
        @NotNull UUID id,
        @NotNull String name,
        @NotNull String country,
        @NotNull List<Role> roles,
        @NotNull Boolean suspended,
        Long dailyCapacityMg,
        @NotNull Instant createdAt,
        List<KeyView> keys,
        @JsonIgnore String tag)
        implements Audited {

    public OrganisationView {
        roles = roles.stream().sorted().toList();
        keys = keys == null ? null : List.copyOf(keys);
    }

    /** The organisation with these keys; null leaves the keys out. */
    static OrganisationView of(Organisation organisation, List<ApiKey> keys) {
        return new OrganisationView(
                organisation.id(),
                organisation.name(),
                organisation.country(),
                List.copyOf(organisation.roles()),
                organisation.isSuspended(),
                organisation.dailyCapacityMg(),
                organisation.createdAt(),
                keys == null ? null : keys.stream().map(KeyView::of).toList(),
                tagOf(organisation));
    }

    static String tagOf(Organisation organisation) {
        return "\"" + organisation.version() + "\"";
    }

    @Override
    public Map<String, ?> audited() {
        return Map.of("organisationId", id);
    }
}
