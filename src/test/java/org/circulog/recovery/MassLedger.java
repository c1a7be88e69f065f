package org.circulog.recovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.circulog.testing.TestKeys.TestOrganisation;

/** What a bookkeeper would write down of lots, in whole milligrams, without asking the service. */
final class MassLedger {
    final List<Lot> lots = new ArrayList<>();
    final Map<UUID, Claim> claims = new LinkedHashMap<>();
    final SortedMap<String, Long> outputs = new TreeMap<>();
    long broughtIn;
    long scaleDifference;

    /** Mass of one material with one fate. */
    record Output(String material, long massMg, String fate) {
        String key() {
            return material + " " + fate;
        }
    }

    /** Recovered mass of a lot that somebody has claimed. */
    record Claim(Lot lot, TestOrganisation claimant, String material, long massMg) {}

    /** A lot as the bookkeeper sees it. */
    static final class Lot {
        final UUID id;
        final Lot treatedWith;
        TestOrganisation holder;
        TestOrganisation firstOwner;
        long broughtIn;
        long input;
        long moved;
        private long pieces;
        UUID treatment;
        final List<Lot> parts = new ArrayList<>();
        final Map<UUID, List<Output>> recoveries = new LinkedHashMap<>();

        /** @param treatedWith the lot whose treatment counts for this one too; null for none */
        Lot(UUID id, TestOrganisation holder, Lot treatedWith) {
            this.id = id;
            this.holder = holder;
            this.treatedWith = treatedWith;
        }

        boolean isTreated() {
            return treatment != null || treatedWith != null && treatedWith.isTreated();
        }

        long output() {
            return recoveries.values().stream()
                    .flatMap(List::stream)
                    .mapToLong(Output::massMg)
                    .sum();
        }

        /** Negative where more came out than went in, as far as scales differ. */
        long left() {
            return input - output() - moved;
        }

        long stock() {
            return Math.max(0, left());
        }

        void bring(long more) {
            pieces += more;
        }

        void giveAway(long fewer) {
            pieces -= fewer;
        }

        /** None once something came out. */
        long pieces() {
            return recoveries.isEmpty() ? pieces : 0;
        }

        long recycled(String material) {
            return recoveries.values().stream()
                    .flatMap(List::stream)
                    .filter(output ->
                            output.material().equals(material) && output.fate().equals("RECYCLED"))
                    .mapToLong(Output::massMg)
                    .sum();
        }

        /** Whether a recovery, here or in a part that has no treatment of its own, stands on the treatment of this lot. */
        boolean isStoodOn() {
            return !recoveries.isEmpty() || parts.stream().anyMatch(part -> part.treatment == null && part.isStoodOn());
        }
    }

    long claimed(Lot lot, String material) {
        return claims.values().stream()
                .filter(claim -> claim.lot() == lot && claim.material().equals(material))
                .mapToLong(Claim::massMg)
                .sum();
    }

    void recovered(Lot lot, UUID event, List<Output> came) {
        lot.recoveries.put(event, came);
        came.forEach(output -> outputs.merge(output.key(), output.massMg(), Long::sum));
    }

    void voided(Lot lot, UUID event) {
        lot.recoveries.remove(event).forEach(output -> outputs.merge(output.key(), -output.massMg(), Long::sum));
        outputs.values().removeIf(mass -> mass == 0);
    }

    /** What all lots hold, less what came out of them beyond their input. */
    long left() {
        return lots.stream().mapToLong(Lot::left).sum();
    }

    long allOutputs() {
        return outputs.values().stream().mapToLong(Long::longValue).sum();
    }
}
