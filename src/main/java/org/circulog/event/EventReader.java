package org.circulog.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.device.DeviceNaming;
import org.circulog.device.NamedDevice;
import org.circulog.organisation.Caller;
import org.circulog.reference.Countries;
import org.circulog.reference.Materials;
import org.circulog.time.Occurrence;
import org.circulog.web.FieldError;
import org.circulog.web.Problem;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;
import org.circulog.web.Violations;

/** Reads a request to record an event: everything that can be decided without looking at other records. */
@Singleton
public class EventReader {
    private final Validator validator;
    private final DeviceNaming naming;
    private final Countries countries;
    private final Materials materials;
    private final ObjectMapper mapper;
    private final Clock clock;

    EventReader(
            Validator validator,
            DeviceNaming naming,
            Countries countries,
            Materials materials,
            ObjectMapper mapper,
            Clock clock) {
        this.validator = validator;
        this.naming = naming;
        this.countries = countries;
        this.materials = materials;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * The event, checked and in normal form.
     *
     * @throws ProblemException {@code invalid-content} with every error found, or {@code forbidden} for a type of event
     *     that the caller's roles do not record
     */
    public NewEvent read(RecordEvent request, Caller caller) {
        List<FieldError> errors = new ArrayList<>(Violations.errorsOf(validator.validate(request)));
        checkSubject(request, errors);
        if (errors.isEmpty()) {
            checkType(request, errors);
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        checkFields(request, errors);
        NamedDevice device = request.isAboutLot() ? null : readDevice(request, caller, errors);
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        requirePermission(request, caller);
        return new NewEvent(
                request.id(),
                caller,
                device,
                request.lotId(),
                request.occurredAt(),
                request.country() == null ? caller.country() : request.country(),
                request.body(),
                null,
                null,
                request.isAboutLot() ? hashOf(request) : hashOf(request, device));
    }

    private NamedDevice readDevice(RecordEvent request, Caller caller, List<FieldError> errors) {
        List<FieldError> deviceErrors = new ArrayList<>();
        NamedDevice device = naming.read(request.device(), caller.organisationId(), deviceErrors);
        deviceErrors.forEach(error -> errors.add(error.under("/device")));
        return device;
    }

    private static void checkSubject(RecordEvent request, List<FieldError> errors) {
        if (request.device() == null && !request.isAboutLot()) {
            errors.add(new FieldError("/device", "required", "is required, unless `lotId` names a lot"));
        } else if (request.device() != null && request.isAboutLot()) {
            errors.add(new FieldError("/lotId", "not-beside-device", "cannot stand beside `device`"));
        }
    }

    private static void checkType(RecordEvent request, List<FieldError> errors) {
        List<EventContent> contents = request.body().contents();
        if (contents.stream().noneMatch(content -> content.type() == request.type())) {
            errors.add(new FieldError(
                    "/" + request.type().member(), "required", "is required for an event of type " + request.type()));
        }
        for (EventContent content : contents) {
            if (content.type() != request.type()) {
                errors.add(new FieldError(
                        "/" + content.type().member(),
                        "not-of-this-type",
                        "does not belong to an event of type " + request.type()));
            }
        }
    }

    private void checkFields(RecordEvent request, List<FieldError> errors) {
        checkPast(request.occurredAt(), "/occurredAt", errors);
        if (request.isAboutLot()) {
            checkLotEvent(request, errors);
        }
        if (request.country() != null
                && countries.findByAlpha2(request.country()).isEmpty()) {
            errors.add(new FieldError("/country", "unknown-code", "is not a country of ISO 3166-1"));
        }
        EventContent content = request.body().content();
        if (content instanceof Repair repair) {
            checkRepair(repair, request.occurredAt(), errors);
        } else if (content instanceof Recycling recycling) {
            if (recycling.operation() != null && recycling.stage() != RecyclingStage.TREATED) {
                errors.add(new FieldError("/recycling/operation", "only-treated", "belongs to the stage TREATED"));
            }
        } else if (content instanceof MaterialRecovery recovery) {
            checkMaterials(recovery, errors);
        }
    }

    private static void checkLotEvent(RecordEvent request, List<FieldError> errors) {
        if (request.type() != EventType.RECYCLING && request.type() != EventType.MATERIAL_RECOVERY) {
            errors.add(new FieldError("/type", "not-of-a-lot", "does not happen to a lot as a whole"));
        } else if (request.recycling() != null && request.recycling().stage() != RecyclingStage.TREATED) {
            errors.add(new FieldError("/recycling/stage", "not-of-a-lot", "of a lot can only be TREATED"));
        }
    }

    private void checkRepair(Repair repair, Occurrence occurredAt, List<FieldError> errors) {
        if (repair.barrier() != null && repair.outcome() != RepairOutcome.END_OF_LIFE) {
            errors.add(new FieldError("/repair/barrier", "only-end-of-life", "belongs to the outcome END_OF_LIFE"));
        }
        if (repair.receivedAt() != null) {
            checkPast(repair.receivedAt(), "/repair/receivedAt", errors);
            if (repair.receivedAt().isSurelyAfter(occurredAt)) {
                errors.add(new FieldError("/repair/receivedAt", "after-event", "lies after `occurredAt`"));
            }
        }
    }

    private void checkMaterials(MaterialRecovery recovery, List<FieldError> errors) {
        for (int index = 0; index < recovery.outputs().size(); index++) {
            if (materials.find(recovery.outputs().get(index).material()).isEmpty()) {
                errors.add(new FieldError(
                        "/materialRecovery/outputs/" + index + "/material",
                        "unknown-code",
                        "is not a code of /v1/reference/materials"));
            }
        }
    }

    private void checkPast(Occurrence occurrence, String pointer, List<FieldError> errors) {
        if (occurrence.isAfter(clock.instant())) {
            errors.add(new FieldError(pointer, "future", "lies in the future"));
        }
    }

    private static void requirePermission(RecordEvent request, Caller caller) {
        EventContent content = request.body().content();
        if (!EventPermissions.mayRecord(caller, content.factKind())) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "The roles of this key do not allow events of this kind.",
                    Map.of("roles", EventPermissions.recordersOf(content.factKind())));
        }
    }

    /** What must be equal for a repeat to be the same record; fields added to the contract later do not change it. */
    private ContentHash hashOf(RecordEvent request, NamedDevice device) {
        record Canonical(NamedDevice device, Occurrence occurredAt, String country, EventBody body) {}
        return hashOf(new Canonical(device.normalOnly(), request.occurredAt(), request.country(), request.body()));
    }

    private ContentHash hashOf(RecordEvent request) {
        record Canonical(UUID lotId, Occurrence occurredAt, String country, EventBody body) {}
        return hashOf(new Canonical(request.lotId(), request.occurredAt(), request.country(), request.body()));
    }

    private ContentHash hashOf(Record canonical) {
        try {
            return ContentHash.of(mapper.writeValueAsBytes(canonical));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A checked event can be written", impossible);
        }
    }
}
