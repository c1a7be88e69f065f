package org.circulog.device;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.circulog.life.Life;
import org.circulog.time.UuidV7;
import org.circulog.web.FieldError;

/** Decides how a device enters the records, and what to make of facts about one that is in them. */
@Singleton
public class Registration {
    /** UNU key of mobile phones: what carries an IMEI and is named by nothing else is most likely one. */
    private static final String MOBILE_PHONES = "0306";

    private final UuidV7 ids;
    private final Clock clock;

    public Registration(UuidV7 ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether a device can be registered as it was named. */
    public sealed interface Outcome {}

    /** It can; nothing is written yet. The remarks have pointers into the reference. */
    public record Registered(KnownDevice device, List<FieldError> remarks) implements Outcome {}

    /** It cannot. */
    public record Refused(FieldError error) implements Outcome {}

    /**
     * A device of which nothing is recorded yet; it needs a category, or an IMEI to assume one from.
     *
     * @param registeredIn country of the organisation that registers it
     */
    public Outcome register(NamedDevice named, String registeredIn) {
        DeviceFacts facts = named.facts();
        boolean assumed = facts.category() == null;
        if (assumed && named.identifiers().stream().noneMatch(Registration::isImei)) {
            return new Refused(
                    new FieldError("/category", "required", "is required to register a device that is not known yet"));
        }
        DeviceFacts known = facts.withDefaults(assumed ? MOBILE_PHONES : facts.category(), today());
        List<FieldError> remarks = assumed
                ? List.of(new FieldError(
                        "/category", "category-assumed", "was assumed to be " + MOBILE_PHONES + " from the IMEI"))
                : List.of();
        UUID id = named.id() == null ? ids.next() : named.id();
        return new Registered(
                new KnownDevice(id, List.of(), known, assumed, registeredIn, null, null, Life.UNWRITTEN), remarks);
    }

    /**
     * What a request says of a known device that differs from what is recorded, with pointers into the reference; the
     * record stands.
     */
    public List<FieldError> differences(NamedDevice named, DeviceFacts known) {
        DeviceFacts said = named.facts();
        List<FieldError> remarks = new ArrayList<>();
        compare("category", said.category(), known.category(), remarks);
        compare("manufacturer", DeviceFacts.key(said.manufacturer()), DeviceFacts.key(known.manufacturer()), remarks);
        compare("model", DeviceFacts.key(said.model()), DeviceFacts.key(known.model()), remarks);
        compare("massMg", said.massMg(), known.massMg(), remarks);
        compare("recycledContentPercent", said.recycledContentPercent(), known.recycledContentPercent(), remarks);
        compare("manufacturedOn", said.manufacturedOn(), known.manufacturedOn(), remarks);
        return remarks;
    }

    /** Whether a request to register repeats one that is on record; what was learned since does not matter. */
    boolean isRepeat(NamedDevice named, DeviceFacts known) {
        DeviceFacts said = named.facts();
        return differences(named, known).isEmpty()
                && (said.massBasis() == null || said.massBasis() == known.massBasis())
                && (said.observedSince() == null || said.observedSince().equals(known.observedSince()));
    }

    private static void compare(String field, Object said, Object known, List<FieldError> remarks) {
        if (said != null && !Objects.equals(said, known)) {
            remarks.add(new FieldError(
                    "/" + field,
                    "device-facts-differ",
                    "is not what is recorded of this device; the record was left as it is"));
        }
    }

    private static boolean isImei(NamedIdentifier identifier) {
        return identifier.normal().scheme() == IdentifierScheme.IMEI;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
