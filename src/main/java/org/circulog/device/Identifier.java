package org.circulog.device;

import jakarta.validation.constraints.NotNull;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** An identifier as a client gave it: a value under a scheme and, for serial numbers and asset tags, who issued it. */
public record Identifier(
        @NotNull IdentifierScheme scheme, @NotNull String value, String issuer) {
    private static final int GIVEN_LENGTH = 200;
    private static final int PLAIN_LENGTH = 64;
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /**
     * Gives the one spelling under which this identifier is unique; an asset tag without issuer gets the default one.
     *
     * @param defaultIssuer the id of the organisation that names the device
     * @throws InvalidIdentifierException if nothing can be identified by it
     */
    public NormalIdentifier normalise(String defaultIssuer) {
        return new NormalIdentifier(requireScheme(), normalValue(), normalIssuer(defaultIssuer));
    }

    /**
     * The normal form of the value alone, for finding a serial number or an asset tag whoever issued it.
     *
     * @throws InvalidIdentifierException if nothing can be identified by it
     */
    String normalValue() {
        if (isAbsent(value)) {
            throw InvalidIdentifierException.value("required", "An identifier needs a value.");
        }
        if (value.length() > GIVEN_LENGTH) {
            throw InvalidIdentifierException.value("length", "The value has more than 200 characters.");
        }
        return switch (requireScheme()) {
            case SERIAL -> plain(PlaceholderSerials::isSerial);
            case ASSET_TAG -> plain(PlaceholderSerials::isTag);
            case IMEI -> Imei.normalForm(value);
            case SGTIN -> Sgtin.normalForm(value);
            case GRAI -> Grai.normalForm(value);
            case GIAI -> Giai.normalForm(value);
        };
    }

    private IdentifierScheme requireScheme() {
        if (scheme == null) {
            throw InvalidIdentifierException.scheme("required", "An identifier needs a scheme.");
        }
        return scheme;
    }

    private String plain(Predicate<String> placeholder) {
        String normal = PrintableAscii.compact(value);
        if (placeholder.test(normal)) {
            throw InvalidIdentifierException.value(
                    "placeholder", "The value is a placeholder that many devices share.");
        }
        if (normal.length() > PLAIN_LENGTH) {
            throw InvalidIdentifierException.value(
                    "length", "The value has more than 64 characters without spaces and dashes.");
        }
        return normal;
    }

    private String normalIssuer(String defaultIssuer) {
        if (!isAbsent(issuer) && issuer.length() > GIVEN_LENGTH) {
            throw InvalidIdentifierException.issuer("length", "The issuer has more than 200 characters.");
        }
        return switch (scheme) {
            case SERIAL -> manufacturer();
            case ASSET_TAG -> organisation(isAbsent(issuer) ? defaultIssuer : issuer);
            case IMEI, SGTIN, GRAI, GIAI -> noIssuer();
        };
    }

    private String manufacturer() {
        if (isAbsent(issuer)) {
            throw InvalidIdentifierException.issuer(
                    "issuer-required", "A serial number needs its manufacturer as the issuer.");
        }
        return ManufacturerName.normalForm(issuer);
    }

    private static String organisation(String id) {
        if (isAbsent(id)) {
            throw InvalidIdentifierException.issuer(
                    "issuer-required", "An asset tag needs the id of its organisation as the issuer.");
        }
        String normal = id.strip().toLowerCase(Locale.ROOT);
        if (!UUID.matcher(normal).matches()) {
            throw InvalidIdentifierException.issuer(
                    "form", "The issuer of an asset tag is the id of an organisation, a UUID.");
        }
        return normal;
    }

    private String noIssuer() {
        if (!isAbsent(issuer)) {
            throw InvalidIdentifierException.issuer(
                    "issuer-not-allowed", "This scheme is unique by itself and has no issuer.");
        }
        return "";
    }

    private static boolean isAbsent(String text) {
        return text == null || text.isBlank();
    }
}
