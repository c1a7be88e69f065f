package org.circulog.metrics.population;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What figures can be grouped by. */
public enum Dimension {
    /** UNU key. */
    @JsonProperty("category")
    CATEGORY("category"),
    /** Category of the WEEE directive since 2018, photovoltaics apart. */
    @JsonProperty("eu6")
    EU6("eu6"),
    @JsonProperty("country")
    COUNTRY("country"),
    @JsonProperty("manufacturer")
    MANUFACTURER("manufacturer"),
    @JsonProperty("model")
    MODEL("model"),
    /** Year of the sale. */
    @JsonProperty("birthYear")
    BIRTH_YEAR("birthYear"),
    /** Country of the organisation that registered the device. */
    @JsonProperty("registeredIn")
    REGISTERED_IN("registeredIn");

    private final String code;

    Dimension(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    static Optional<Dimension> find(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
