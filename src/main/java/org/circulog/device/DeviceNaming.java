package org.circulog.device;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.life.MassBasis;
import org.circulog.reference.Categories;
import org.circulog.time.PartialDate;
import org.circulog.web.FieldError;

/** Checks how a request names a device beyond what each field can say for itself, and brings identifiers to normal form. */
@Singleton
public class DeviceNaming {
    private static final LocalDate EARLIEST_OBSERVATION = LocalDate.of(1900, 1, 1);

    private final Categories categories;
    private final Clock clock;

    DeviceNaming(Categories categories, Clock clock) {
        this.categories = categories;
        this.clock = clock;
    }

    /**
     * The named device; what is wrong is added to {@code errors}, with pointers from the device's own object.
     *
     * @param organisationId issuer of asset tags that name none
     */
    public NamedDevice read(DeviceReference reference, UUID organisationId, List<FieldError> errors) {
        if (reference.id() == null && reference.identifiers().isEmpty()) {
            errors.add(new FieldError("", "required", "must name the device by `id` or by at least one identifier"));
        }
        errors.addAll(check(reference.facts()));
        return new NamedDevice(
                reference.id(), normalise(reference.identifiers(), organisationId, errors), reference.facts());
    }

    List<FieldError> check(DeviceFacts facts) {
        List<FieldError> errors = new ArrayList<>();
        if (facts.category() != null && categories.find(facts.category()).isEmpty()) {
            errors.add(new FieldError("/category", "unknown-code", "is not one of the 54 UNU keys"));
        }
        if (facts.massBasis() == MassBasis.CATEGORY_DEFAULT) {
            errors.add(new FieldError("/massBasis", "not-settable", "is given by the service; leave the mass out"));
        } else if (facts.massBasis() != null && facts.massMg() == null) {
            errors.add(new FieldError("/massBasis", "without-mass", "has no meaning without `massMg`"));
        }
        checkDates(facts.manufacturedOn(), facts.observedSince(), errors);
        return errors;
    }

    private void checkDates(PartialDate manufacturedOn, LocalDate observedSince, List<FieldError> errors) {
        // The day may have begun elsewhere on earth.
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.ofHours(14)));
        if (manufacturedOn != null && manufacturedOn.earliestDay().isAfter(today)) {
            errors.add(new FieldError("/manufacturedOn", "future", "lies in the future"));
        }
        if (observedSince != null && (observedSince.isAfter(today) || observedSince.isBefore(EARLIEST_OBSERVATION))) {
            errors.add(new FieldError("/observedSince", "out-of-range", "must lie between 1900 and today"));
        }
    }

    private static List<NamedIdentifier> normalise(
            List<Identifier> identifiers, UUID organisationId, List<FieldError> errors) {
        Map<NormalIdentifier, NamedIdentifier> named = new LinkedHashMap<>();
        for (int index = 0; index < identifiers.size(); index++) {
            try {
                NormalIdentifier normal = identifiers.get(index).normalise(organisationId.toString());
                named.putIfAbsent(normal, new NamedIdentifier(identifiers.get(index), normal));
            } catch (InvalidIdentifierException refused) {
                errors.add(new FieldError(
                        "/identifiers/" + index + "/" + refused.field(), refused.code(), refused.getMessage()));
            }
        }
        return List.copyOf(named.values());
    }
}
