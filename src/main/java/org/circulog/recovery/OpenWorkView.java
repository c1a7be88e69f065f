package org.circulog.recovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.circulog.life.MassBasis;
import org.circulog.life.Stage;

/**
 * A page of the open work of an organisation.
 *
 * @param next cursor for {@code ?after=}; null on the last page
 * @param totals over all pages; only on the first, and null on the others
 * @param until the day up to which days are counted
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OpenWorkView(
        @NotNull List<Item> items,
        String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) OpenWorkTotals totals,
        @NotNull LocalDate until) {
    public OpenWorkView {
        items = List.copyOf(items);
    }

    /**
     * A device, with a {@code deviceId}, or a lot, with a {@code lotId} and a name.
     *
     * @param category null for a lot that is a mix
     * @param days since then
     * @param input null for a lot that is still empty
     * @param closure all that left by the input; null before anything did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            @NotNull WorkKind kind,
            UUID deviceId,
            UUID lotId,
            String name,
            @NotNull Stage stage,
            String category,
            @NotNull LocalDate since,
            @NotNull Integer days,
            @NotNull Long pieces,
            Input input,
            @NotNull Long recoveredMg,
            @NotNull Long remainingMg,
            @JsonInclude(JsonInclude.Include.ALWAYS) Double closure,
            @NotNull Long claimableMg,
            @NotNull List<OpenStep> openSteps) {

        static Item of(OpenWork work, LocalDate day) {
            boolean device = work.kind() == WorkKind.DEVICE;
            return new Item(
                    work.kind(),
                    device ? work.id() : null,
                    device ? null : work.id(),
                    work.name(),
                    work.stage(),
                    work.category(),
                    work.since(),
                    work.daysOn(day),
                    work.pieces(),
                    work.inputMg() == 0 ? null : new Input(work.inputMg(), work.inputBasis()),
                    work.outputMg(),
                    work.remainingMg(),
                    work.closure(),
                    work.claimableMg(),
                    work.stepsOn(day));
        }
    }

    /** What went in, or is in so far. */
    public record Input(@NotNull Long massMg, @NotNull MassBasis basis) {}
}
