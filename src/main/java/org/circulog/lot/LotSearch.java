package org.circulog.lot;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.circulog.life.Stage;

/** What a search for lots can ask for; all conditions must hold. */
public class LotSearch {
    @QueryParam("name")
    @Size(min = 1, max = 200)
    String name;

    @QueryParam("state")
    LotState state;

    @QueryParam("stage")
    Stage stage;

    @QueryParam("category")
    @Pattern(regexp = "[0-9]{4}", message = "is not a UNU key of four digits")
    String category;

    @QueryParam("country")
    @Pattern(regexp = "[A-Z]{2}", message = "is not an ISO 3166-1 alpha-2 code")
    String country;

    @QueryParam("device")
    UUID device;
}
