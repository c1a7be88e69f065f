package org.circulog.organisation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;

/**
 * A new organisation.
 *
 * @param dailyCapacityMg milligrams that its licence lets it treat on a day; null if that is not known
 * @param country ISO 3166-1 alpha-2; its events happened there unless they say otherwise
 */
public record CreateOrganisation(
        @NotNull @Size(min = 1, max = 200) String name,
        @NotNull String country,
        @NotEmpty @UniqueElements List<@NotNull Role> roles,
        @Min(1) @Max(CreateOrganisation.MOST_MG_A_DAY) Long dailyCapacityMg) {

    /** A thousand tonnes a day, which no plant comes near. */
    static final long MOST_MG_A_DAY = 1_000_000_000_000_000L;
}
