package org.circulog.contract;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Puts the {@link ContractFilter} before every request of REST Assured, once however many test classes ask for it. */
final class ContractExtension implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        if (RestAssured.filters().stream().noneMatch(ContractFilter.class::isInstance)) {
            RestAssured.filters(new ContractFilter());
            RestAssured.config = RestAssured.config().encoderConfig(withoutCharset());
        }
    }

    /** It would say ISO-8859-1 of every body that is not JSON, and the service refuses that. */
    private static EncoderConfig withoutCharset() {
        return EncoderConfig.encoderConfig()
                .defaultContentCharset(StandardCharsets.UTF_8)
                .appendDefaultContentCharsetToContentTypeIfUndefined(false);
    }
}
