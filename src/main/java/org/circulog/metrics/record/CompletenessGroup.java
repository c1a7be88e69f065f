package org.circulog.metrics.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.circulog.life.MassBasis;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.Group;
import org.circulog.metrics.population.GroupKey;
import org.circulog.time.Precision;

/**
 * What is known of the devices of one group; all but the key is null where there are too few of them.
 *
 * @param identified null where groups were asked for
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CompletenessGroup(
        @NotNull GroupKey key,
        Long devices,
        @NotNull Boolean suppressed,
        KnownShare birthKnown,
        List<PrecisionCount> birthPrecision,
        KnownShare endKnown,
        IdentifiedShare identified,
        List<MassPart> massByBasis) {

    /** @param share of all devices, 0 to 1; null where there is none */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record KnownShare(@NotNull Long devices, Double share) {}

    /** @param precision of the date of sale; null if it is not known */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record PrecisionCount(
            Precision precision,
            @NotNull Long devices,
            @NotNull Double share) {}

    /** @param share of the mass of all devices, 0 to 1; null where there is none */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record MassPart(
            @NotNull MassBasis basis,
            @NotNull Long devices,
            @NotNull Long massMg,
            Double share) {}

    static CompletenessGroup of(Group group, IdentifiedShare identified) {
        if (group.isSuppressed()) {
            return new CompletenessGroup(group.key(), null, true, null, null, null, null, null);
        }
        Cells cells = group.cells();
        long devices = group.devices();
        return new CompletenessGroup(
                group.key(),
                devices,
                false,
                known(devices - cells.count(Measure.BIRTH_PRECISION), devices),
                precisions(cells, devices),
                known(cells.total(Measure.END_KNOWN), devices),
                identified,
                masses(cells));
    }

    private static KnownShare known(long some, long all) {
        return new KnownShare(some, share(some, all));
    }

    private static Double share(long part, long whole) {
        return whole == 0 ? null : (Double) ((double) part / whole);
    }

    private static List<PrecisionCount> precisions(Cells cells, long devices) {
        List<PrecisionCount> counts = new ArrayList<>();
        cells.forEach(Measure.BIRTH_PRECISION, (code, count) -> {
            Precision precision = code == 0 ? null : Precision.values()[code - 1];
            counts.add(new PrecisionCount(precision, count, (double) count / devices));
        });
        return counts;
    }

    private static List<MassPart> masses(Cells cells) {
        long all = cells.total(Measure.DEVICE_MG);
        return Arrays.stream(MassBasis.values())
                .map(basis -> {
                    long mass = cells.count(Measure.DEVICE_MG, basis.ordinal());
                    long devices = cells.count(Measure.DEVICES_BY_BASIS, basis.ordinal());
                    return new MassPart(basis, devices, mass, share(mass, all));
                })
                .toList();
    }

    /** The part of the mass that is known in one way. */
    Double massShare(MassBasis basis) {
        return massByBasis.stream()
                .filter(part -> part.basis() == basis)
                .map(MassPart::share)
                .findFirst()
                .orElseThrow();
    }
}
