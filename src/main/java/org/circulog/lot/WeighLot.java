package org.circulog.lot;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import org.circulog.web.Audited;
import org.circulog.web.FieldError;
import org.circulog.web.MaxBytes;
import org.circulog.web.ProblemException;

/** What the scale showed, in milligrams: the contents, or the whole and its container, or all three. */
@MaxBytes(OpenLot.MAX_BYTES)
public record WeighLot(
        @Min(1) @Max(WeighLot.MAX_MG) Long netMassMg,
        @Min(1) @Max(WeighLot.MAX_MG) Long grossMassMg,
        @Min(0) @Max(WeighLot.MAX_MG) Long tareMassMg)
        implements Audited {
    /** Below a million tonnes. */
    static final long MAX_MG = 999_999_999_999_999L;

    /** @throws ProblemException {@code invalid-content} unless the three can be true together */
    StoredLot.Weighing weighing() {
        boolean difference = grossMassMg != null && tareMassMg != null;
        if (netMassMg == null && !difference) {
            throw invalid("/netMassMg", "required", "is required without both `grossMassMg` and `tareMassMg`");
        } else if (difference && grossMassMg <= tareMassMg) {
            throw invalid("/tareMassMg", "out-of-range", "must be less than `grossMassMg`");
        } else if (netMassMg != null && difference && netMassMg != grossMassMg - tareMassMg) {
            throw invalid("/netMassMg", "not-the-difference", "must be `grossMassMg` less `tareMassMg`");
        } else if (netMassMg != null && grossMassMg != null && netMassMg > grossMassMg) {
            throw invalid("/netMassMg", "out-of-range", "must not be more than `grossMassMg`");
        }
        return new StoredLot.Weighing(
                grossMassMg, tareMassMg, netMassMg == null ? grossMassMg - tareMassMg : netMassMg);
    }

    private static ProblemException invalid(String pointer, String code, String message) {
        return ProblemException.invalid(new FieldError(pointer, code, message));
    }

    @Override
    public Map<String, ?> audited() {
        return Map.of();
    }
}
