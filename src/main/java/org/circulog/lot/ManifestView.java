package org.circulog.lot;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.circulog.life.MassBasis;

/** All that is in a lot, device by device and line by line. Of a closed lot its bytes never change. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ManifestView(
        @NotNull UUID lotId,
        @NotNull String name,
        WeighingView weighing,
        @NotNull List<ManifestDevice> devices,
        @NotNull List<LotLineView> lines,
        @NotNull ManifestTotals totals) {
    public ManifestView {
        devices = List.copyOf(devices);
        lines = List.copyOf(lines);
    }

    /**
     * A device with the values that count in the lot.
     *
     * @param massMg what it brings into the lot
     * @param fromLotId the lot with which it came; null if it was added by itself
     */
    public record ManifestDevice(
            @NotNull UUID deviceId,
            @NotNull String category,
            @NotNull Long massMg,
            @NotNull MassBasis massBasis,
            UUID fromLotId) {}

    /** Sums over devices and lines; of the pieces those that were counted. */
    public record ManifestTotals(
            @NotNull Integer devices,
            @NotNull Long pieces,
            @NotNull Long massMg) {}

    static ManifestView of(StoredLot lot, List<LotMember> members, List<LotLine> lines) {
        return new ManifestView(
                lot.id(),
                lot.name(),
                WeighingView.of(lot.weighing()),
                members.stream().map(ManifestView::view).toList(),
                lines.stream().map(LotLineView::of).toList(),
                totalsOf(members, lines));
    }

    private static ManifestDevice view(LotMember member) {
        return new ManifestDevice(
                member.deviceId(), member.category(), member.massMg(), member.massBasis(), member.fromLot());
    }

    private static ManifestTotals totalsOf(List<LotMember> members, List<LotLine> lines) {
        long loose = lines.stream()
                .filter(line -> line.pieces() != null)
                .mapToLong(LotLine::pieces)
                .sum();
        long massMg = members.stream().mapToLong(LotMember::massMg).sum()
                + lines.stream().mapToLong(LotLine::massMg).sum();
        return new ManifestTotals(members.size(), members.size() + loose, massMg);
    }
}
