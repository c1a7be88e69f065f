package org.circulog.device;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** EPC pure identity and tag URIs of GS1's Tag Data Standard: {@code urn:epc:id:sgtin:…}; they lack the check digit. */
final class EpcUrn {
    private static final Pattern URN = Pattern.compile(
            "urn:epc:(?:id:(sgtin|grai|giai):"
                    + "|tag:(sgtin(?=-96:|-198:)|grai(?=-96:|-170:)|giai(?=-96:|-202:))-\\d+:[0-7]\\.)"
                    + "(\\d{6,12})\\.(.+)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TYPE_AND_SERIAL = Pattern.compile("(\\d*)\\.(.*)");
    private static final int ITEM_DIGITS = 13;
    private static final int ASSET_DIGITS = 12;

    private EpcUrn() {}

    static String elementString(String text) {
        Matcher urn = URN.matcher(text);
        if (!urn.matches()) {
            throw unreadable();
        }
        String scheme = urn.group(1) == null ? urn.group(2) : urn.group(1);
        String company = urn.group(3);
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "sgtin" -> item(company, typeAndSerial(company, urn.group(4), ITEM_DIGITS));
            case "grai" -> returnableAsset(company, typeAndSerial(company, urn.group(4), ASSET_DIGITS));
            default -> "(8004)" + company + Gs1.percentDecoded(urn.group(4));
        };
    }

    private static String item(String company, Matcher item) {
        String reference = item.group(1);
        // The indicator leads the item reference in an EPC, and the whole key in a GTIN.
        String body = reference.charAt(0) + company + reference.substring(1);
        return "(01)" + body + Gs1.checkDigit(body) + "(21)" + Gs1.percentDecoded(item.group(2));
    }

    private static String returnableAsset(String company, Matcher asset) {
        String body = company + asset.group(1);
        return "(8003)0" + body + Gs1.checkDigit(body) + Gs1.percentDecoded(asset.group(2));
    }

    private static Matcher typeAndSerial(String company, String text, int digits) {
        Matcher parts = TYPE_AND_SERIAL.matcher(text);
        if (!parts.matches() || company.length() + parts.group(1).length() != digits) {
            throw unreadable();
        }
        return parts;
    }

    private static InvalidIdentifierException unreadable() {
        return InvalidIdentifierException.value(
                "form", "The URN is no EPC of the schemes sgtin, grai or giai, with a serial number.");
    }
}
