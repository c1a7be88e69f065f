package org.circulog.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {

    private final Countries countries = new Countries();

    @Test
    void holdsThe249CodesOfIso3166() {
        assertThat(countries.all()).hasSize(249);
        assertThat(countries.all())
                .extracting(Country::alpha2)
                .doesNotHaveDuplicates()
                .isSorted()
                .contains(Locale.getISOCountries());
        assertThat(countries.all()).extracting(Country::alpha3).doesNotHaveDuplicates();
        assertThat(countries.all()).extracting(Country::name).doesNotHaveDuplicates();
    }

    @Test
    void pairsTheCodesAsThePlatformDoes() {
        assertThat(countries.all()).allSatisfy(country -> {
            Locale region = new Locale.Builder().setRegion(country.alpha2()).build();

            assertThat(country.alpha3()).isEqualTo(region.getISO3Country());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "GH, GHA, Ghana",
        "GB, GBR, United Kingdom of Great Britain and Northern Ireland",
        "CI, CIV, Côte d'Ivoire",
        "CZ, CZE, Czechia",
        "SZ, SWZ, Eswatini",
        "MK, MKD, North Macedonia",
        "TR, TUR, Türkiye",
        "SS, SSD, South Sudan",
        "BO, BOL, Bolivia (Plurinational State of)"
    })
    void findsACountryByEitherCode(String alpha2, String alpha3, String name) {
        Country country = new Country(alpha2, alpha3, name);

        assertThat(countries.findByAlpha2(alpha2)).contains(country);
        assertThat(countries.findByAlpha3(alpha3)).contains(country);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UK", "EU", "XK", "gh", "ZZ", ""})
    void doesNotFindWhatIsNotAssigned(String alpha2) {
        assertThat(countries.findByAlpha2(alpha2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROM", "ZAR", "gha", "GH", ""})
    void doesNotFindAWithdrawnAlpha3(String alpha3) {
        assertThat(countries.findByAlpha3(alpha3)).isEmpty();
    }
}
