package org.circulog.metrics.mass;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.circulog.metrics.population.GroupKey;

/**
 * What became of what was collected of one group; all but the key is null where there are too few devices and pieces.
 *
 * @param treatment by category of the directive, those of which something was collected
 * @param materials null where lots are left out: what came out is not told apart by what only a device has
 * @param outputs likewise
 * @param balance likewise; null also before anything came out
 * @param collection null unless the mass placed on the market was given
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RecoveryFigureGroup(
        @NotNull GroupKey key,
        Long devices,
        @NotNull Boolean suppressed,
        CollectedView collected,
        ReuseView preparingForReuse,
        List<TreatmentView> treatment,
        List<MaterialView> materials,
        List<OutputView> outputs,
        BalanceView balance,
        MarketView collection) {

    static RecoveryFigureGroup suppressed(GroupKey key) {
        return new RecoveryFigureGroup(key, null, true, null, null, null, null, null, null, null);
    }
}
