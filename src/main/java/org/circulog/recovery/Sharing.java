package org.circulog.recovery;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.circulog.lot.Apportionment;
import org.circulog.recovery.Manifest.Part;

/** How a material is shared out among parts; the shares of all of them add up to what is shared. */
final class Sharing {
    private final ShareBasis basis;
    private final List<BigInteger> sums = new ArrayList<>(List.of(BigInteger.ZERO));

    Sharing(List<Part> parts, String material, PartWeights weights) {
        basis = weights.basisOf(parts, material);
        for (Part part : parts) {
            sums.add(sums.get(sums.size() - 1).add(weights.weightOf(part, material, basis)));
        }
    }

    ShareBasis basis() {
        return basis;
    }

    /** @param index of the part */
    double shareOf(int index) {
        return sums.get(index + 1).subtract(sums.get(index)).doubleValue() / all().doubleValue();
    }

    /** In milligrams. */
    long massOf(int index, long totalMg) {
        return Apportionment.share(totalMg, sums.get(index), sums.get(index + 1), all());
    }

    private BigInteger all() {
        return sums.get(sums.size() - 1);
    }
}
