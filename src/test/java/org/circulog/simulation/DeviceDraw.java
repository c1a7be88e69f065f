package org.circulog.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.circulog.device.DeviceFacts;
import org.circulog.device.Identifier;
import org.circulog.device.IdentifierScheme;
import org.circulog.event.EventType;
import org.circulog.life.MassBasis;
import org.circulog.time.Occurrence;
import org.circulog.time.PartialDate;

/** Draws devices with what happened to them and what became known of it. */
final class DeviceDraw {
    private static final double DAYS_PER_YEAR = 365.2425;
    private static final String PHONES = "0306";
    private static final double NO_SALE = 0.08;
    private static final double SALE_KNOWN_LATER = 0.12;
    private static final double OBSERVED_SINCE_SALE = 0.06;

    private final World world;
    private final Plan plan;

    DeviceDraw(World world, Plan plan) {
        this.world = world;
        this.plan = plan;
    }

    /** @param number from 0 to below the number of devices; sales are in its order */
    DrawnDevice draw(long number, Chance chance) {
        LocalDate sold = world.saleDays().dayOf(number, plan.devices());
        Market.Product product = world.market().anyProduct(sold.getYear(), chance);
        Market.Model model = world.market().anyModel(product, chance);
        DeviceFacts facts = facts(product, model, sold, chance);
        Recovering recovering = new Recovering(product.category(), facts, sold.getYear());
        List<DrawnEvent> events = new Biography(world, recovering, chance).of(fate(product, model, sold, chance));
        return new DrawnDevice(identifier(product, model, number), facts, known(events, chance));
    }

    private Biography.Fate fate(Market.Product product, Market.Model model, LocalDate sold, Chance chance) {
        double lifeYears = product.lifetime().years().quantile(chance.share()) * model.durability();
        // Few devices see most of the repairs.
        double repairs = product.repairs() * chance.exponential(1);
        return new Biography.Fate(
                world.market().anyCountry(chance),
                sold,
                30 + lifeYears * DAYS_PER_YEAR,
                repairs,
                product.lifetime().meanDays());
    }

    private static DeviceFacts facts(Market.Product product, Market.Model model, LocalDate sold, Chance chance) {
        boolean massKnown = chance.happens(0.3);
        long massMg = Math.max(1, Math.round(product.category().averageMassMg(sold.getYear()) * chance.around1(0.2)));
        boolean madeKnown = chance.happens(0.15);
        String made = sold.minusMonths(chance.between(1, 8)).toString().substring(0, 7);
        return new DeviceFacts(
                product.category().key(),
                model.manufacturer(),
                model.name(),
                massKnown ? (Long) massMg : null,
                massKnown ? chance.happens(0.5) ? MassBasis.MEASURED : MassBasis.DECLARED : null,
                model.recycledPercent() == null ? null : BigDecimal.valueOf(model.recycledPercent()),
                madeKnown ? new PartialDate(made) : null,
                chance.happens(OBSERVED_SINCE_SALE) ? sold : null);
    }

    private static Identifier identifier(Market.Product product, Market.Model model, long number) {
        // Fourteen digits: the service adds the one that checks them.
        return product.category().key().equals(PHONES)
                ? new Identifier(IdentifierScheme.IMEI, String.valueOf(35_000_000_000_000L + number), null)
                : new Identifier(IdentifierScheme.SERIAL, "SIM" + (100_000_000_000L + number), model.manufacturer());
    }

    /** Of some devices nobody recorded the sale, or only when they were first repaired or handed in. */
    private static List<DrawnEvent> known(List<DrawnEvent> happened, Chance chance) {
        List<DrawnEvent> known = new ArrayList<>(happened);
        double share = chance.share();
        boolean saleFirst = known.get(0).content().type() == EventType.SALE;
        if (saleFirst && known.size() > 1 && share < NO_SALE) {
            known.remove(0);
        } else if (saleFirst && known.size() > 1 && share < NO_SALE + SALE_KNOWN_LATER) {
            known.set(0, rememberedLater(known, chance));
        } else if (saleFirst && share > 0.98) {
            known.set(0, known.get(0).dated(month(known.get(0).when())));
        }
        known.sort(Comparator.comparing(DrawnEvent::recordedOn));
        return known;
    }

    private static DrawnEvent rememberedLater(List<DrawnEvent> events, Chance chance) {
        LocalDate firstContact = events.stream()
                .skip(1)
                .map(DrawnEvent::recordedOn)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Occurrence sold = events.get(0).when();
        double memory = chance.share();
        Occurrence remembered = memory < 0.3
                ? Occurrence.parse(String.valueOf(sold.earliestDay().getYear()))
                : memory < 0.6 ? month(sold) : sold;
        return events.get(0).dated(remembered).recordedOn(firstContact);
    }

    private static Occurrence month(Occurrence day) {
        return Occurrence.parse(day.earliestDay().toString().substring(0, 7));
    }
}
