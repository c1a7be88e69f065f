package org.circulog.organisation;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;

/**
 * A new organisation.
 *
 * @param country ISO 3166-1 alpha-2; its events happened there unless they say otherwise
 */
public record CreateOrganisation(
        @NotNull @Size(min = 1, max = 200) String name,
        @NotNull String country,
        @NotEmpty @UniqueElements List<@NotNull Role> roles) {}
