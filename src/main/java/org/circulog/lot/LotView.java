package org.circulog.lot;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.circulog.life.MassBasis;
import org.circulog.life.Stage;
import org.circulog.web.Audited;

/**
 * A lot as it is now. Masses are whole milligrams.
 *
 * @param listedMassMg by its devices and lines
 * @param input what counts as its mass; null while it is open
 * @param outputMassMg all that came out, residues included
 * @param movedMassMg what went on to other lots
 * @param stockMassMg what is still there
 * @param closure all that left by the input; null while it is open
 * @param manifestSha256 of the bytes of the frozen manifest; null while it is open
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LotView(
        @NotNull UUID id,
        @NotNull String name,
        @NotNull String country,
        String category,
        @NotNull LotState state,
        @NotNull Stage stage,
        @NotNull UUID holderId,
        @NotNull UUID openedBy,
        WeighingView weighing,
        @NotNull Integer devices,
        @NotNull Long pieces,
        @NotNull Long listedMassMg,
        LotInput input,
        @NotNull Long outputMassMg,
        @NotNull Long movedMassMg,
        @NotNull Long stockMassMg,
        Double closure,
        LocalDate treatedOn,
        String manifestSha256,
        @NotNull Instant openedAt,
        Instant closedAt)
        implements Audited {

    /** What went in, fixed when the lot was closed or taken over. */
    public record LotInput(@NotNull Long massMg, @NotNull MassBasis basis) {}

    /** A lot as its holder, and who held it, may see it. */
    public static LotView of(StoredLot lot) {
        LotBalance balance = lot.balance();
        return new LotView(
                lot.id(),
                lot.name(),
                lot.country(),
                lot.category(),
                lot.state(),
                lot.stage(),
                lot.holderId(),
                lot.openedBy(),
                WeighingView.of(lot.weighing()),
                lot.contents().devices(),
                lot.contents().pieces(),
                lot.contents().listedMg(),
                balance == null ? null : new LotInput(balance.inputMg(), balance.basis()),
                balance == null ? 0 : balance.outputMg(),
                balance == null ? 0 : balance.movedMg(),
                balance == null ? openStockMg(lot) : balance.stockMg(),
                balance == null ? null : balance.closure(),
                lot.treatedDay(),
                lot.manifestHash(),
                lot.openedAt(),
                lot.closedAt());
    }

    private static long openStockMg(StoredLot lot) {
        return lot.weighing() == null
                ? lot.contents().listedMg()
                : lot.weighing().netMg();
    }

    @Override
    public Map<String, ?> audited() {
        return Map.of("lotId", id);
    }
}
