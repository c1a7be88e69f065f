package org.circulog.device;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GS1 Digital Link URIs on any host and below any path: {@code https://example.org/01/…/21/…}. */
final class DigitalLink {
    private static final Pattern URI =
            Pattern.compile("https?://[^/?# ]+(/[^?# ]*?)/?(?:[?#][^ ]*)?", Pattern.CASE_INSENSITIVE);
    /** Variant (22) and lot (10) are qualifiers between the trade item and its serial number. */
    private static final Pattern ITEM =
            Pattern.compile("(?:/[^/]*)*?/01/(\\d+)(?:/22/[^/]+)?(?:/10/[^/]+)?(?:/21/([^/]+))?");

    private static final Pattern ASSET = Pattern.compile("(?:/[^/]*)*?/(8003|8004)/([^/]+)");

    private DigitalLink() {}

    static String elementString(String text) {
        Matcher uri = URI.matcher(text);
        if (!uri.matches()) {
            throw unreadable();
        }
        Matcher item = ITEM.matcher(uri.group(1));
        if (item.matches()) {
            String serial = item.group(2) == null ? "" : Gs1.percentDecoded(item.group(2));
            return "(01)" + item.group(1) + "(21)" + serial;
        }
        Matcher asset = ASSET.matcher(uri.group(1));
        if (asset.matches()) {
            return "(" + asset.group(1) + ")" + Gs1.percentDecoded(asset.group(2));
        }
        throw unreadable();
    }

    private static InvalidIdentifierException unreadable() {
        return InvalidIdentifierException.value(
                "form", "The URI is no GS1 Digital Link with /01/…/21/…, /8003/… or /8004/….");
    }
}
