package org.circulog.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReferenceLifetimeTest {

    /** Days of the mean (5.6264… years) and median of a mobile phone, computed with R. */
    private static final double MEAN_DAYS = 5.6264238413094 * 365.2425;

    private static final double MEDIAN_DAYS = 4.94924977878072 * 365.2425;

    private final ReferenceLifetime mobilePhone = new Categories()
            .find("0306")
            .orElseThrow()
            .lifetime(ReferenceLifetime.DEFAULT_SET)
            .orElseThrow();

    @Test
    void tellsMeanAndMedianInDays() {
        assertThat(mobilePhone.meanDays()).isCloseTo(MEAN_DAYS, within(1e-6));
        assertThat(mobilePhone.medianDays()).isCloseTo(MEDIAN_DAYS, within(1e-6));
    }

    @Test
    void aNewDeviceHasTheMeanBeforeIt() {
        double residual = mobilePhone.residualDays(0);

        assertThat(residual).isCloseTo(MEAN_DAYS, within(1e-6));
    }

    @Test
    void residualDaysOfAFiveYearOldPhoneAgreeWithR() {
        double residual = mobilePhone.residualDays(5 * 365.2425);

        assertThat(residual).isCloseTo(3.53083216550782 * 365.2425, within(1e-6));
    }

    @Test
    void refusesANegativeAge() {
        assertThatIllegalArgumentException().isThrownBy(() -> mobilePhone.residualDays(-1));
    }
}
