package org.circulog.organisation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.UniqueElements;

/** A merge patch (RFC 7396) of an organisation: what is left out stays; nothing of it can be removed. */
public record ChangeOrganisation(
        @Size(min = 1, max = 200) String name,

        String country,

        @Size(min = 1) @UniqueElements List<@NotNull Role> roles,

        Boolean suspended,

        @Min(1) @Max(CreateOrganisation.MOST_MG_A_DAY) Long dailyCapacityMg) {

    /** A pointer to what would keep the organisation from administering any longer. */
    Optional<String> findEndOfAdministration() {
        if (Boolean.TRUE.equals(suspended)) {
            return Optional.of("/suspended");
        }
        return Optional.ofNullable(roles)
                .filter(given -> !given.contains(Role.ADMIN))
                .map(given -> "/roles");
    }
}
