package org.circulog.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.circulog.life.MassBasis;
import org.circulog.web.FieldError;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DivisionTest {
    private static final UUID LOT = UUID.randomUUID();

    private final List<FieldError> errors = new ArrayList<>();

    @RepeatedTest(50)
    void conservesPiecesAndMassOfEachCategory(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<LotLine> lines = List.of(
                line(1, "0306", 1L + random.nextInt(1_000), 1_000_000L + random.nextInt(1_000_000)),
                line(2, "0303", 1L + random.nextInt(10), 500_000L + random.nextInt(1_000_000)),
                line(3, "0302", null, 1_000L + random.nextInt(1_000_000)));
        List<LotMember> members = members(random.nextInt(20));
        long pieces = members.size() + lines.get(0).pieces() + lines.get(1).pieces();
        long massMg = 5_000_000;
        List<SplitLot.Part> parts = parts(random, massMg, pieces, members);

        SplitPlan plan = SplitPlan.of(new SplitPlan.Stock(massMg, pieces, members, lines), parts, errors);

        assertThat(errors).isEmpty();
        assertThat(plan.devices().stream().flatMap(List::stream).toList()).containsExactlyInAnyOrderElementsOf(members);
        for (int part = 0; part < parts.size(); part++) {
            long loose = plan.lines().get(part).stream()
                    .mapToLong(line -> line.pieces() == null ? 0 : line.pieces())
                    .sum();
            assertThat(loose + plan.devices().get(part).size())
                    .isEqualTo(plan.shares().get(part).pieces());
        }
        for (LotLine line : lines) {
            List<SplitPlan.Line> ofLine = plan.lines().stream()
                    .flatMap(List::stream)
                    .filter(piece -> piece.category().equals(line.category()))
                    .toList();
            assertThat(ofLine.stream().mapToLong(SplitPlan.Line::massMg).sum()).isEqualTo(line.massMg());
            if (line.pieces() != null) {
                assertThat(ofLine.stream().mapToLong(SplitPlan.Line::pieces).sum())
                        .isEqualTo(line.pieces());
            }
        }
    }

    @Test
    void refusesMassesAndPiecesThatDoNotAddUp() {
        divide(List.of(), part(600, 3L), part(399, 3L));

        assertThat(errors).extracting(FieldError::code).containsExactly("mass-not-conserved", "pieces-not-conserved");
    }

    @Test
    void refusesDevicesThatNobodyTakesOrTwoDo() {
        List<LotMember> members = members(2);
        UUID first = members.get(0).deviceId();

        divide(
                members,
                new SplitLot.Part(null, 600L, 4L, List.of(first, UUID.randomUUID()), null),
                new SplitLot.Part(null, 400L, 3L, List.of(first), null));

        assertThat(errors)
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(
                        tuple("/parts/0/devices/1", "not-in-lot"),
                        tuple("/parts/1/devices/0", "named-twice"),
                        tuple("/parts", "devices-left"));
    }

    @Test
    void refusesFewerPiecesThanDevicesAndTwoTakersOfTheRest() {
        divide(
                members(2),
                new SplitLot.Part(null, 600L, 1L, List.of(), true),
                new SplitLot.Part(null, 400L, 6L, List.of(), true));

        assertThat(errors).extracting(FieldError::code).containsExactly("second");

        errors.clear();
        divide(
                members(2),
                new SplitLot.Part(null, 600L, 1L, List.of(), true),
                new SplitLot.Part(null, 400L, 6L, List.of(), null));

        assertThat(errors).extracting(FieldError::code).containsExactly("fewer-than-devices");
    }

    @Test
    void aLotThatIsTakenApartHasMassButNoPiecesAnyMore() {
        SplitPlan plan = SplitPlan.of(
                new SplitPlan.Stock(1_000, 0, List.of(), List.of()), List.of(part(999, null), part(1, 0L)), errors);

        assertThat(errors).isEmpty();
        assertThat(plan.shares()).extracting(SplitPlan.Share::massMg).containsExactly(999L, 1L);
        assertThat(plan.lines()).allMatch(List::isEmpty);
    }

    /** Of 1,000 mg and five loose pieces beside the devices. */
    private void divide(List<LotMember> members, SplitLot.Part... parts) {
        SplitPlan.of(
                new SplitPlan.Stock(1_000, 5 + members.size(), members, List.of(line(1, "0306", 5L, 500))),
                List.of(parts),
                errors);
    }

    private static List<SplitLot.Part> parts(Random random, long massMg, long pieces, List<LotMember> members) {
        List<SplitLot.Part> parts = new ArrayList<>();
        int named = members.size() / 2;
        List<UUID> first =
                members.subList(0, named).stream().map(LotMember::deviceId).toList();
        long firstPieces = named + random.nextInt((int) (pieces - members.size()) + 1);
        long firstMg = 1 + random.nextInt((int) massMg - 2);
        parts.add(new SplitLot.Part("first", firstMg, firstPieces, first, null));
        parts.add(new SplitLot.Part(null, massMg - firstMg, pieces - firstPieces, List.of(), true));
        return parts;
    }

    private static SplitLot.Part part(long massMg, Long pieces) {
        return new SplitLot.Part(null, massMg, pieces, List.of(), null);
    }

    private static LotLine line(int line, String category, Long pieces, long massMg) {
        return new LotLine(LOT, line, category, pieces, massMg, null, UUID.randomUUID());
    }

    private static List<LotMember> members(int count) {
        List<LotMember> members = new ArrayList<>();
        for (int ordinal = 1; ordinal <= count; ordinal++) {
            members.add(new LotMember(
                    LOT,
                    UUID.randomUUID(),
                    ordinal,
                    "0303",
                    1_000 + ordinal,
                    MassBasis.DECLARED,
                    null,
                    UUID.randomUUID(),
                    null));
        }
        return members;
    }
}
