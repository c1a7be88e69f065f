package org.circulog.device;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.circulog.life.Stage;

/** What a search for devices can ask for; all conditions must hold. */
public class DeviceSearch {
    @QueryParam("scheme")
    IdentifierScheme scheme;

    @QueryParam("value")
    @Size(min = 1, max = 200)
    String value;

    @QueryParam("issuer")
    @Size(min = 1, max = 200)
    String issuer;

    @QueryParam("category")
    @Pattern(regexp = "[0-9]{4}", message = "is not a UNU key of four digits")
    String category;

    @QueryParam("manufacturer")
    @Size(min = 1, max = 200)
    String manufacturer;

    @QueryParam("model")
    @Size(min = 1, max = 200)
    String model;

    @QueryParam("country")
    @Pattern(regexp = "[A-Z]{2}", message = "is not an ISO 3166-1 alpha-2 code")
    String country;

    @QueryParam("stage")
    Stage stage;
}
