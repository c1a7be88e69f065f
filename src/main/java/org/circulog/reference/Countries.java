package org.circulog.reference;

import static java.util.stream.Collectors.toUnmodifiableMap;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The 249 countries and territories with an officially assigned code of ISO 3166-1, in the order of alpha-2. */
@Singleton
public final class Countries {

    private final List<Country> all;
    private final Map<String, Country> byAlpha2;
    private final Map<String, Country> byAlpha3;

    public Countries() {
        all = ReferenceTable.read(
                "countries.csv",
                row -> new Country(row.getField("alpha2"), row.getField("alpha3"), row.getField("name")));
        byAlpha2 = all.stream().collect(toUnmodifiableMap(Country::alpha2, Function.identity()));
        byAlpha3 = all.stream().collect(toUnmodifiableMap(Country::alpha3, Function.identity()));
    }

    public List<Country> all() {
        return all;
    }

    /** Finds a country by its two capital letters. */
    public Optional<Country> findByAlpha2(String alpha2) {
        return Optional.ofNullable(byAlpha2.get(alpha2));
    }

    /** Finds a country by its three capital letters. */
    public Optional<Country> findByAlpha3(String alpha3) {
        return Optional.ofNullable(byAlpha3.get(alpha3));
    }
}
