package org.circulog.event;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.circulog.device.LifeSummary;
import org.circulog.life.Life;
import org.circulog.life.LifeCourse;
import org.circulog.reference.Categories;
import org.circulog.reference.ReferenceLifetime;

/** Derives the life of a device from its events, beside the lifetime of its category. */
@Singleton
class Lives {
    private final Categories categories;

    Lives(Categories categories) {
        this.categories = categories;
    }

    LifeView view(History history, AsOf asOf) {
        LifeCourse course = LifeCourse.along(asOf.of(history.timeline()));
        Life life = course.life();
        LocalDate day = asOf.day(life);
        LifeSummary summary =
                LifeSummary.of(life, life.entryDay(history.device().facts().observedSince()), day);
        return new LifeView(
                history.device().id(),
                summary.birth(),
                summary.entryDay(),
                summary.exitDay(),
                summary.exitKind(),
                summary.firstUseDays(),
                summary.addedUseDays(),
                summary.downtimeDays(),
                course.interventions().stream()
                        .map(intervention -> InterventionView.of(intervention, day))
                        .toList(),
                summary.attempts(),
                summary.fixes(),
                summary.reuses(),
                summary.stage(),
                reference(history.device().facts().category(), life, day),
                day,
                history.device().knownAt());
    }

    private LifeView.LifetimeReference reference(String category, Life life, LocalDate day) {
        ReferenceLifetime lifetime = categories
                .find(category)
                .flatMap(known -> known.lifetime(ReferenceLifetime.DEFAULT_SET))
                .orElseThrow();
        boolean aging = life.birthDay() != null
                && life.exitDay() == null
                && !life.birthDay().isAfter(day);
        return new LifeView.LifetimeReference(
                lifetime.set(),
                lifetime.meanDays(),
                lifetime.medianDays(),
                aging ? lifetime.residualDays(ChronoUnit.DAYS.between(life.birthDay(), day)) : null);
    }
}
