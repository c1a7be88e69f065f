package org.circulog.device;

import jakarta.inject.Singleton;
import org.circulog.life.Life;
import org.circulog.life.MassBalance;
import org.circulog.life.MassBasis;
import org.circulog.reference.Categories;
import org.circulog.reference.Category;

/** Decides which mass of a device counts as the input of its recovery. */
@Singleton
public class InputMass {
    private final Categories categories;

    public InputMass(Categories categories) {
        this.categories = categories;
    }

    /**
     * The device's own mass where one is measured or declared; else what the scale showed when it was handed in; else the
     * average of its category in the year of sale (or of manufacture; the latest known where neither is).
     */
    public MassBalance balanceOf(DeviceFacts facts, Life life) {
        if (facts.massMg() != null) {
            return new MassBalance(facts.massMg(), facts.massBasis(), life.recoveredMg());
        }
        if (life.receivedMg() != null) {
            return new MassBalance(life.receivedMg(), MassBasis.MEASURED, life.recoveredMg());
        }
        return new MassBalance(averageMg(facts, life), MassBasis.CATEGORY_DEFAULT, life.recoveredMg());
    }

    private long averageMg(DeviceFacts facts, Life life) {
        Category category = categories.find(facts.category()).orElseThrow();
        if (life.birthDay() != null) {
            return category.averageMassMg(life.birthDay().getYear());
        }
        return facts.manufacturedOn() != null
                ? category.averageMassMg(facts.manufacturedOn().year())
                : category.averageMassMg();
    }
}
