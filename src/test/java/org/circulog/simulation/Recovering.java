package org.circulog.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.circulog.device.DeviceFacts;
import org.circulog.event.EventContent;
import org.circulog.event.MaterialRecovery;
import org.circulog.event.MaterialRecovery.Fate;
import org.circulog.event.MaterialRecovery.Output;
import org.circulog.event.Recycling;
import org.circulog.event.RecyclingStage;
import org.circulog.event.WasteOperation;
import org.circulog.reference.Category;

/** How heavy a device is, and what comes out of it. */
final class Recovering {
    /** What a kilogram of electronics is made of, roughly, by the categories of the WEEE directive. */
    private static final Map<Character, List<Fraction>> FRACTIONS = Map.of(
            '1', fractions(0.48, 0.06, 0.05, 0.30, 0.03),
            '2', fractions(0.28, 0.04, 0.05, 0.28, 0.28),
            '3', fractions(0.05, 0.02, 0.06, 0.08, 0.72),
            '4', fractions(0.60, 0.06, 0.05, 0.16, 0.05),
            '5', fractions(0.38, 0.09, 0.06, 0.36, 0.02),
            '6', fractions(0.30, 0.12, 0.08, 0.35, 0.05));

    private static final Weighted<WasteOperation> OPERATIONS = Weighted.of(
            List.of(WasteOperation.R3, WasteOperation.R4, WasteOperation.R5, WasteOperation.R12),
            operation -> switch (operation) {
                case R4 -> 80;
                case R12 -> 3;
                default -> 8;
            });

    private final DeviceFacts facts;
    private final long averageMg;
    private final char eu6;

    private record Fraction(String material, double share, Fate fate) {}

    Recovering(Category category, DeviceFacts facts, int yearOfSale) {
        this.facts = facts;
        averageMg = category.averageMassMg(yearOfSale);
        this.eu6 = category.eu6().charAt(0);
    }

    private static List<Fraction> fractions(
            double iron, double copper, double aluminium, double plastics, double glass) {
        return List.of(
                new Fraction("IRON", iron, Fate.RECYCLED),
                new Fraction("COPPER", copper, Fate.RECYCLED),
                new Fraction("ALUMINIUM", aluminium, Fate.RECYCLED),
                new Fraction("PLASTICS", plastics * 0.6, Fate.RECYCLED),
                new Fraction("PLASTICS", plastics * 0.4, Fate.ENERGY),
                new Fraction("GLASS", glass, Fate.RECYCLED),
                new Fraction("RESIDUE", 0.03, Fate.DISPOSED));
    }

    /** Weighed at every second receipt. */
    Recycling receipt(RecyclingStage stage, Chance chance) {
        Long received =
                chance.happens(0.5) ? (Long) around(facts.massMg() == null ? averageMg : facts.massMg(), chance) : null;
        WasteOperation operation =
                stage == RecyclingStage.TREATED && chance.happens(0.7) ? chance.oneOf(OPERATIONS) : null;
        return new Recycling(stage, operation, received);
    }

    private static long around(long massMg, Chance chance) {
        return Math.max(1, Math.round(massMg * chance.around1(0.05)));
    }

    /** One report, several or none. */
    List<EventContent> outputs(List<DrawnEvent> events, Chance chance) {
        double reports = chance.share();
        if (reports < 0.26) {
            return List.of();
        }
        List<Output> all = outputs(inputMg(events), chance);
        if (reports < 0.9 || all.size() < 2) {
            return List.of(report(all));
        }
        return List.of(report(all.subList(0, 2)), report(all.subList(2, all.size())));
    }

    private List<Output> outputs(long inputMg, Chance chance) {
        List<Output> outputs = new ArrayList<>();
        for (Fraction fraction : FRACTIONS.get(eu6)) {
            long massMg = (long) (inputMg * fraction.share() * (0.85 + 0.15 * chance.share()));
            if (massMg > 0) {
                outputs.add(new Output(fraction.material(), massMg, fraction.fate()));
            }
        }
        return outputs;
    }

    private static EventContent report(List<Output> outputs) {
        return new MaterialRecovery(outputs, MaterialRecovery.Basis.MEASURED, null);
    }

    /** As the service decides it: the device's own mass, else what the scale showed last, else the average. */
    private long inputMg(List<DrawnEvent> events) {
        long scaleMg = averageMg;
        for (DrawnEvent event : events) {
            if (event.content() instanceof Recycling receipt && receipt.receivedMassMg() != null) {
                scaleMg = receipt.receivedMassMg();
            }
        }
        return facts.massMg() == null ? scaleMg : facts.massMg();
    }
}
