package org.circulog.claim;

import java.util.Map;
import org.circulog.web.FieldError;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/** Why a claim is refused. */
final class Refusals {
    private Refusals() {}

    static ProblemException exceeded(long claimableMg) {
        return new ProblemException(
                ProblemType.CLAIM_EXCEEDED,
                "At most " + claimableMg + " mg of this material can still be claimed here.",
                Map.of("claimableMg", claimableMg));
    }

    /** Without a word about the other claim, which may be another organisation's. */
    static ProblemException certificateUsed() {
        return new ProblemException(ProblemType.CERTIFICATE_USED, "Another claim stands with this certificate.");
    }

    static ProblemException unknownClaim() {
        return ProblemException.notFound("This claim");
    }

    static ProblemException unknownDevice() {
        return ProblemException.invalid(new FieldError("/deviceId", "unknown", "is not the id of a recorded device"));
    }

    static ProblemException unknownLot() {
        return ProblemException.invalid(
                new FieldError("/lotId", "unknown", "is not the id of a lot of your organisation"));
    }

    static ProblemException unknownMaterial() {
        return ProblemException.invalid(
                new FieldError("/material", "unknown-code", "is not a code of /v1/reference/materials"));
    }

    static ProblemException notOneSubject(boolean both) {
        return ProblemException.invalid(
                both
                        ? new FieldError("/lotId", "not-both", "must not be given together with a device")
                        : new FieldError("/deviceId", "required", "is required where no lot is given"));
    }

    static ProblemException isCancelled() {
        return new ProblemException(ProblemType.STATE_CONFLICT, "The claim is CANCELLED.");
    }
}
