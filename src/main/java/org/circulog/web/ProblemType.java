package org.circulog.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The registered problem types (RFC 9457); each has a page at {@code /problems/<slug>} that explains it. */
public enum ProblemType {
    MALFORMED_REQUEST(
            400,
            "The request could not be read",
            "The body is not one well-formed UTF-8 JSON value (or, for a file, not readable in its format), or the"
                    + " request line or a header cannot be understood. Duplicate keys and anything after the end of the"
                    + " value count as malformed. Nothing was stored."),
    UNKNOWN_PARAMETER(
            400,
            "Unknown query parameter",
            "The operation does not know this query parameter. It is refused rather than ignored, because a filter that"
                    + " is silently dropped gives a wrong answer."),
    INVALID_PARAMETER(
            400,
            "A parameter is not valid",
            "A path or query parameter has a value that the operation cannot use: not a UUID, outside of its range, not"
                    + " one of its codes, or a cursor that this service did not give out."),
    KEY_IN_ADDRESS(
            400,
            "A key stands in the address",
            "Keys and tokens are taken from the header `Authorization: Bearer …` only. Addresses end up in logs and"
                    + " histories: consider a key that was sent in one as known to others, and replace it."),
    AUTHENTICATION_REQUIRED(
            401,
            "A valid key is required",
            "Send the header `Authorization: Bearer clg_…` with a key that is known, not expired and not revoked, or a"
                    + " token of the provider that the operator has named. Why one is refused is not told."),
    FORBIDDEN(403, "Not allowed", "The key is valid, but its roles do not allow this operation or this type of event."),
    NOT_FOUND(404, "Not found", "There is nothing at this address, or nothing that this key may know of."),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "The address exists but does not take this method. `Allow` lists those it takes."),
    NOT_ACCEPTABLE(
            406, "Not acceptable", "The operation cannot answer in any of the media types that `Accept` asks for."),
    REQUEST_TIMEOUT(
            408, "The request took too long", "The body did not arrive in time. Nothing was stored; send it again."),
    EVENT_ID_CONFLICT(
            409,
            "The event id is taken by other content",
            "Your organisation has already recorded an event under this id, and its content differs. A repeat must be"
                    + " equal; a new fact needs a new id; a wrong record is corrected by voiding it."),
    ORDER_CONFLICT(
            409,
            "The event does not fit into the device's life",
            "Judged at the place where it happened, the event breaks a rule of a life, or a later event would. `rule`"
                    + " names the rule and `conflictingEventId` the event in the way; of a lot, `devices` names devices in it."
                    + " Dates known only to the month or year conflict only if no order within their bounds is legal."),
    MASS_EXCEEDED(
            409,
            "More mass would come out than went in",
            "The recovered mass of a device may not exceed its mass by more than 5 %, that of a lot its input by more than"
                    + " 20 % (three times the mass where that is only the average of categories). `remainingMg` says what"
                    + " may still be recorded."),
    EVENTS_DEPEND(
            409,
            "Later events stand on this",
            "Without it, later events would have no ground: a recovery of material without its treatment, or more recovered"
                    + " mass than was weighed in. `dependents` names them; void those first, or replace instead of voiding."
                    + " Nothing was changed."),
    CLAIMED(
            409,
            "Recovered mass is claimed",
            "Recovered mass that is given to a certificate cannot be taken back while the claim stands. `claimedMg` says how"
                    + " much of `material` is claimed; cancel the claim first. Nothing was changed."),
    ALREADY_VOIDED(
            409,
            "The event is voided already",
            "An event is voided once. A repeat must give the same reason and the same replacement; a replacement that is"
                    + " wrong is itself voided."),
    IDENTIFIERS_DISAGREE(
            409,
            "The identifiers lead to different devices",
            "Two identifiers of one request belong to two devices. Either one is wrong, and to be withdrawn, or the two"
                    + " records are one device and to be merged. `devices` names them."),
    IDENTIFIER_TAKEN(
            409,
            "The identifier belongs to another device",
            "An identifier in force belongs to one device. `deviceId` names it."),
    LAST_IDENTIFIER(
            409,
            "A device needs an identifier",
            "Each record of a device keeps at least one identifier by which it is found. Add the right one first."),
    DEVICE_ID_CONFLICT(
            409,
            "The device id is taken by other content",
            "A device with this id is recorded, and its identifiers or facts differ from those sent."),
    MERGE_CONFLICT(
            409,
            "The two cannot be one device",
            "The events of both cannot belong to one life: a device is sold to a first user once and ends once, and nothing"
                    + " happens before the one or after the other. `rule` names the rule and `events` those that break it."
                    + " Void the one that is wrong, then merge. Two devices in closed lots are not merged either."),
    ALREADY_KNOWN(
            409,
            "The fact is already known",
            "Only what was not known can be completed. A recorded fact is not overwritten."),
    TOO_MANY_KEYS(
            409,
            "Two keys are live already",
            "An organisation has at most two live keys, so that one can be rotated while the other works. Revoke one."),
    DEVICE_IN_LOT(
            409,
            "The device is in another lot",
            "A device is in one lot at a time: it must leave an open lot first, and the mass of one in a closed lot is the"
                    + " lot's, until its use is restarted. `lotId` names the lot if it is yours."),
    CLAIM_EXCEEDED(
            409,
            "More would be claimed than was recovered",
            "Claims stand on what your organisation itself recovered of a material from this device or lot, with the fate"
                    + " RECYCLED, and all of them together never come to more. `claimableMg` says what is left."),
    CERTIFICATE_USED(
            409,
            "The certificate is used already",
            "A certificate, named by its scheme and its reference without regard to case and outer space, stands for one"
                    + " claim of all organisations. If a claim named it by mistake, cancel that one first."),
    STATE_CONFLICT(
            409,
            "The state does not allow this",
            "What is addressed exists, but is in a state in which this operation makes no sense any more."),
    IN_FLIGHT(
            409,
            "Another request holds this right now",
            "Another request with the same event id, device or `Idempotency-Key` has not finished. Wait as `Retry-After`"
                    + " says and repeat: a repeat is harmless."),
    PRECONDITION_FAILED(
            412,
            "The record has changed",
            "`If-Match` names a version that is not the current one. Read it again and decide anew."),
    PAYLOAD_TOO_LARGE(
            413,
            "The body is too large",
            "One event may have 32 KiB, other JSON 1 MiB, a batch 16 MiB and 10,000 events, a file of devices"
                    + " for a lot as much, an import 64 MiB. Nothing of a single body was stored; of an NDJSON stream what was answered is stored."),
    URI_TOO_LONG(414, "The address is too long", "The request line exceeds what the service reads."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "The operation does not take this `Content-Type` or `Content-Encoding`, or the header is missing."),
    INVALID_CONTENT(
            422,
            "The content is not valid",
            "The body was understood, but breaks the contract. `errors` says where (a JSON pointer), which rule and why."
                    + " Nothing was stored."),
    UNKNOWN_DEVICE(
            422,
            "No such device",
            "The event names a device by an id that is not recorded and gives no identifier to register it under."),
    UNKNOWN_LOT(422, "No such lot", "The event names a lot that your organisation does not hold."),
    BATCH_REJECTED(
            422,
            "The batch was refused as a whole",
            "In the mode `all-or-nothing` one refused event refuses all. `errors` says which; nothing was stored."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "The idempotency key belongs to another request",
            "Within 30 days your organisation has sent another request to this operation with the same `Idempotency-Key`:"
                    + " another body, path or query. A repeat must be equal; a new request needs a new key."),
    PRECONDITION_REQUIRED(
            428,
            "`If-Match` is required",
            "Read the record first and send its `ETag` in `If-Match`, so that no change is lost."),
    QUOTA_EXCEEDED(
            429,
            "Too many requests",
            "The key has used up its quota of requests for the moment. `RateLimit-Policy` says how many there are and"
                    + " `RateLimit` how many are left; wait as `Retry-After` says. Nothing was read or stored."),
    HEADERS_TOO_LARGE(431, "The headers are too large", "The header fields exceed what the service reads."),
    INTERNAL_ERROR(
            500,
            "The service failed",
            "This is a fault of the service. It is logged under the `instance` given, or under the id of the event."
                    + " Repeating an event is harmless."),
    SERVICE_UNAVAILABLE(
            503,
            "The service cannot take this now",
            "The database or a queue is not available for the moment. Nothing is lost: repeat after `Retry-After`."
                    + " Whether a request that was cut off has been recorded is answered by the repeat.");

    private final int status;
    private final String title;
    private final String explanation;

    ProblemType(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    String explanation() {
        return explanation;
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The relative URI that identifies the type. */
    public String uri() {
        return "/problems/" + slug();
    }

    static Optional<ProblemType> findBySlug(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }

    /** The type that stands for a bare HTTP status; a client error without a type of its own is malformed. */
    public static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> AUTHENTICATION_REQUIRED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 422 -> INVALID_CONTENT;
            case 428 -> PRECONDITION_REQUIRED;
            case 429 -> QUOTA_EXCEEDED;
            case 431 -> HEADERS_TOO_LARGE;
            // A version or a feature of HTTP that the service does not speak.
            case 501, 505 -> MALFORMED_REQUEST;
            case 502, 503, 504 -> SERVICE_UNAVAILABLE;
            default -> status >= 500 ? INTERNAL_ERROR : MALFORMED_REQUEST;
        };
    }
}
