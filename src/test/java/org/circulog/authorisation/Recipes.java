package org.circulog.authorisation;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.circulog.authorisation.Recipe.Call;
import org.circulog.life.FactKind;
import org.circulog.organisation.Role;
import org.circulog.testing.Claims;
import org.circulog.testing.Corrections;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.Lots;
import org.circulog.testing.Movements;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;

/** A recipe for every request that the table names. */
final class Recipes {
    private static final String DAY = "2024-05-06";
    private static final String REPAIRS = """
            id,country,product_category,repair_status,event_date,problem
            matrix_1,GBR,Mobile,Fixed,2019-03-05,screen
            """;
    private static final Map<String, FactKind> FACTS = Map.of(
            "SALE", FactKind.SALE,
            "REPAIR", FactKind.REPAIR_FIXED,
            "REUSE", FactKind.REUSE,
            "COLLECTED", FactKind.COLLECTED,
            "TREATED", FactKind.TREATED,
            "MATERIAL_RECOVERY", FactKind.MATERIAL_RECOVERY,
            "WITHDRAWAL", FactKind.LOST);

    private final Map<String, Recipe> recipes = new HashMap<>();
    private final Function<Tenant, String> device = kept(tenant -> newDevice(tenant.owner()));
    private final Function<Tenant, String> event = kept(tenant -> newEvent(tenant.owner()));
    private final Function<Tenant, String> lot =
            kept(tenant -> Lots.open(tenant.owner()).toString());
    private final Function<Tenant, String> claim = kept(tenant -> newClaim(tenant.owner()));
    private final Function<Tenant, String> cancelledImport = kept(tenant -> newCancelledImport(tenant.owner()));

    private final Function<Tenant, String> comparableModel = kept(tenant -> newComparableModel(tenant.owner()));

    Recipes() {
        FACTS.forEach(this::recordAs);
        events();
        devices();
        identities();
        lots();
        movements();
        claims();
        imports();
        organisations();
        nothing("listCategories", request -> request.get("/v1/reference/categories"));
        nothing("listMaterials", request -> request.get("/v1/reference/materials"));
        nothing("listMaterialContent", request -> request.get("/v1/reference/material-content"));
        nothing("listCountries", request -> request.get("/v1/reference/countries"));
        nothing("listCodeLists", request -> request.get("/v1/reference/code-lists"));
        nothing("getLifetimes", request -> request.get("/v1/metrics/lifetime"));
        recipes.put(
                "compareLifetimes",
                new Recipe(
                        comparableModel,
                        comparableModel,
                        (request, model) -> request.queryParam("model", model)
                                .queryParam("groupBy", "manufacturer")
                                .get("/v1/metrics/lifetime/comparison")));
        nothing("getFates", request -> request.get("/v1/metrics/fates"));
        nothing("listFootprints", request -> request.get("/v1/reference/footprints"));
        nothing("getExtension", request -> request.get("/v1/metrics/extension"));
        nothing("getRepairs", request -> request.get("/v1/metrics/repairs"));
        nothing("getImpact", request -> request.get("/v1/metrics/impact"));
        nothing("getRecoveryFigures", request -> request.get("/v1/metrics/recovery"));
        nothing("getCircularity", request -> request.get("/v1/metrics/circularity"));
        nothing("getCompleteness", request -> request.get("/v1/metrics/completeness"));
        nothing("recomputeFigures", request -> request.post("/v1/maintenance/recompute-figures"));
        nothing("recomputeLives", request -> request.post("/v1/maintenance/recompute"));
    }

    Recipe get(String request) {
        return recipes.get(request);
    }

    /** The type of the events that a recipe records. */
    static String typeOf(String fact) {
        return Events.of(FACTS.get(fact), Devices.phone(), DAY).text("/type");
    }

    private void recordAs(String name, FactKind fact) {
        Function<Tenant, String> readyDevice = tenant -> deviceReadyFor(fact, tenant.owner());
        recipes.put(
                "recordEvent " + name,
                new Recipe(
                        readyDevice,
                        Recipes::unknownId,
                        (request, id) -> json(request, eventOf(fact, id)).post("/v1/events")));
        recipes.put(
                "recordEvents " + name,
                new Recipe(
                        readyDevice,
                        Recipes::unknownId,
                        (request, id) -> json(request, List.of(eventOf(fact, id)))
                                .queryParam("mode", "all-or-nothing")
                                .post("/v1/events/batch")));
    }

    private void events() {
        object(
                "voidEvent",
                tenant -> newEvent(tenant.owner()),
                (request, id) ->
                        json(request, Corrections.because("DID_NOT_OCCUR")).post("/v1/events/{id}/void", id));
        object("getEvent", event, (request, id) -> request.get("/v1/events/{id}", id));
        object(
                "validateEvent",
                device,
                (request, id) -> json(request, eventOf(FactKind.REUSE, id)).post("/v1/events/validate"));
    }

    private void devices() {
        object(
                "registerDevice",
                tenant -> Devices.phone().toString(),
                (request, phone) -> json(request, phone).post("/v1/devices"));
        nothing("listDevices", request -> request.get("/v1/devices"));
        object("getDevice", device, (request, id) -> request.get("/v1/devices/{id}", id));
        object(
                "completeDevice",
                device,
                (request, id) -> request.contentType("application/merge-patch+json")
                        .header("If-Match", "*")
                        .body("{\"model\": \"FP3\"}")
                        .patch("/v1/devices/{id}", id));
        object("listDeviceEvents", device, (request, id) -> request.get("/v1/devices/{id}/events", id));
        object("getLife", device, (request, id) -> request.get("/v1/devices/{id}/life", id));
        object("getRecovery", device, (request, id) -> request.get("/v1/devices/{id}/recovery", id));
    }

    private void claims() {
        recipes.put(
                "reserveClaim",
                new Recipe(
                        tenant -> Claims.onDevice(Claims.recovered(tenant.owner(), 1), 1)
                                .toString(),
                        tenant -> Claims.onDevice(UUID.randomUUID(), 1).toString(),
                        (request, claim) -> json(request, claim).post("/v1/claims")));
        nothing("listOpenWork", request -> request.get("/v1/recovery"));
        nothing("listClaims", request -> request.get("/v1/claims"));
        object("getClaim", claim, (request, id) -> request.get("/v1/claims/{id}", id));
        object("confirmClaim", claim, (request, id) -> request.post("/v1/claims/{id}/confirm", id));
        object(
                "cancelClaim",
                tenant -> newClaim(tenant.owner()),
                (request, id) -> json(request, JsonBody.of(Map.of())).post("/v1/claims/{id}/cancel", id));
    }

    private void lots() {
        nothing(
                "openLot",
                request -> json(request, JsonBody.of(Map.of("name", "Matrix"))).post("/v1/lots"));
        nothing("listLots", request -> request.get("/v1/lots"));
        object("getLot", lot, (request, id) -> request.get("/v1/lots/{id}", id));
        object("listLotEvents", lot, (request, id) -> request.get("/v1/lots/{id}/events", id));
        object("getLotManifest", lot, (request, id) -> request.get("/v1/lots/{id}/manifest", id));
        object("getLotRecovery", lot, (request, id) -> request.get("/v1/lots/{id}/recovery", id));
        object("getLotFate", lot, (request, id) -> request.get("/v1/lots/{id}/fate", id));
        object(
                "addLotDevices",
                lot,
                (request, id) -> json(request, JsonBody.of(Map.of("devices", List.of(Devices.phone()))))
                        .post("/v1/lots/{id}/devices", id));
        object(
                "addLotLine",
                lot,
                (request, id) -> json(request, JsonBody.of(Map.of("category", "0201", "massMg", 5)))
                        .post("/v1/lots/{id}/lines", id));
        object(
                "weighLot",
                lot,
                (request, id) ->
                        json(request, JsonBody.of(Map.of("netMassMg", 5))).post("/v1/lots/{id}/weigh", id));
        object("closeLot", Recipes::lotWithLine, (request, id) -> request.post("/v1/lots/{id}/close", id));
        part("removeLotDevice", "devices", tenant -> lotWithDevice(tenant.owner()));
        part("removeLotLine", "lines", tenant -> lotWithLine(tenant) + " 1");
    }

    private void movements() {
        object(
                "splitLot",
                tenant -> Lots.closedWithLine(tenant.owner(), 2, 2).toString(),
                (request, id) -> json(
                                request,
                                JsonBody.of(Map.of("parts", List.of(Movements.part(1, 1), Movements.part(1, 1)))))
                        .post("/v1/lots/{id}/split", id));
        lotAnd(
                "transferMass",
                tenant -> Lots.open(tenant.owner()) + " " + Lots.closedWithLine(tenant.owner(), 1, 1),
                (request, lots) -> json(request, JsonBody.of(Map.of("fromLotId", lots.split(" ")[1])))
                        .post("/v1/lots/{id}/transfers", lots.split(" ")[0]));
        lotAnd(
                "takeBackTransfer",
                Recipes::transfer,
                (request, lots) -> request.delete("/v1/lots/{id}/transfers/{from}", (Object[]) lots.split(" ")));
        lotAnd(
                "offerLot",
                tenant -> Lots.closedWithLine(tenant.owner(), 1, 1) + " "
                        + stranger().id(),
                (request, lotAndReceiver) -> json(
                                request, JsonBody.of(Map.of("to", lotAndReceiver.split(" ")[1])))
                        .post("/v1/lots/{id}/handovers", lotAndReceiver.split(" ")[0]));
        nothing("listHandovers", request -> request.get("/v1/handovers"));
        object("getHandover", Recipes::outgoing, (request, id) -> request.get("/v1/handovers/{id}", id));
        answer("accept", Recipes::incoming, Map.of("receivedMassMg", 1));
        answer("refuse", Recipes::incoming, Map.of());
        answer("withdraw", Recipes::outgoing, Map.of());
    }

    /** Needs a lot and another thing. */
    private void lotAnd(String operation, Function<Tenant, String> both, Call call) {
        recipes.put(
                operation,
                new Recipe(both, tenant -> UUID.randomUUID() + " " + stranger().id(), call));
    }

    private void answer(String answer, Function<Tenant, String> handover, Map<String, ?> content) {
        object(
                answer + "Handover",
                handover,
                (request, id) -> json(request, JsonBody.of(content)).post("/v1/handovers/{id}/" + answer, id));
    }

    private static String transfer(Tenant tenant) {
        UUID target = Lots.open(tenant.owner());
        UUID source = Lots.closedWithLine(tenant.owner(), 1, 1);
        Movements.tryToTransfer(tenant.owner(), source, target).then().statusCode(201);
        return target + " " + source;
    }

    private static String outgoing(Tenant tenant) {
        UUID lot = Lots.closedWithLine(tenant.owner(), 1, 1);
        return Movements.offer(tenant.owner(), lot, stranger()).toString();
    }

    private static String incoming(Tenant tenant) {
        TestOrganisation sender = stranger();
        return Movements.offer(sender, Lots.closedWithLine(sender, 1, 1), tenant.owner())
                .toString();
    }

    private static TestOrganisation stranger() {
        return TestKeys.organisation(Role.RECYCLER);
    }

    /** Removes a part, named by the lot and itself. */
    private void part(String operation, String parts, Function<Tenant, String> named) {
        recipes.put(
                operation,
                new Recipe(
                        named,
                        tenant -> UUID.randomUUID() + (parts.equals("lines") ? " 1" : " " + UUID.randomUUID()),
                        (request, names) ->
                                request.delete("/v1/lots/{id}/" + parts + "/{part}", (Object[]) names.split(" "))));
    }

    private void imports() {
        nothing("startImport", Recipes::startImport);
        nothing("listImports", request -> request.get("/v1/imports"));
        object("getImport", cancelledImport, (request, id) -> request.get("/v1/imports/{id}", id));
        object("getImportReport", cancelledImport, (request, id) -> request.get("/v1/imports/{id}/report", id));
        object("cancelImport", cancelledImport, (request, id) -> request.post("/v1/imports/{id}/cancel", id));
    }

    private void identities() {
        object(
                "addIdentifier",
                device,
                (request, id) -> json(request, Devices.imei()).post("/v1/devices/{id}/identifiers", id));
        recipes.put(
                "withdrawIdentifier",
                new Recipe(
                        tenant -> deviceWith(Devices.imei(), tenant.owner()),
                        tenant -> UUID.randomUUID() + " " + Devices.imeiText(),
                        (request, named) -> json(request, Devices.identifier("IMEI", named.split(" ")[1]))
                                .post("/v1/devices/{id}/identifiers/withdraw", named.split(" ")[0])));
        pair("merge", tenant -> newDevice(tenant.owner()) + " " + newDevice(tenant.owner()));
        pair("unmerge", tenant -> mergedPair(tenant.owner()));
    }

    private void pair(String action, Function<Tenant, String> pair) {
        recipes.put(
                action + "Device",
                new Recipe(
                        pair,
                        tenant -> UUID.randomUUID() + " " + UUID.randomUUID(),
                        (request, ids) -> json(request, JsonBody.of(Map.of("duplicate", ids.split(" ")[1])))
                                .post("/v1/devices/{id}/" + action, ids.split(" ")[0])));
    }

    private void organisations() {
        nothing(
                "createOrganisation",
                request -> json(
                                request,
                                JsonBody.of(Map.of("name", "Matrix", "country", "GH", "roles", List.of("SELLER"))))
                        .post("/v1/organisations"));
        nothing("listOrganisations", request -> request.get("/v1/organisations"));
        Function<Tenant, String> itself = tenant -> tenant.id().toString();
        object("getOrganisation", itself, (request, id) -> request.get("/v1/organisations/{id}", id));
        object(
                "changeOrganisation",
                itself,
                (request, id) -> request.contentType("application/merge-patch+json")
                        .body("{\"name\": \"Matrix\"}")
                        .patch("/v1/organisations/{id}", id));
        object(
                "createKey",
                Recipes::organisationWithRoom,
                (request, id) -> json(request, JsonBody.of(Map.of())).post("/v1/organisations/{id}/keys", id));
        recipes.put(
                "revokeKey",
                new Recipe(
                        tenant -> tenant.id() + "/keys/" + tenant.spareKey(),
                        tenant -> tenant.id() + "/keys/aaaaaaaaaaaa",
                        (request, key) -> request.delete("/v1/organisations/" + key)));
    }

    private void object(String operation, Function<Tenant, String> object, Call call) {
        recipes.put(operation, new Recipe(object, Recipes::unknownId, call));
    }

    private void nothing(String operation, Function<RequestSpecification, Response> call) {
        recipes.put(operation, new Recipe(tenant -> "", tenant -> "", (request, none) -> call.apply(request)));
    }

    private static RequestSpecification json(RequestSpecification request, Object body) {
        return request.contentType(ContentType.JSON).body(body.toString());
    }

    private static String unknownId(Tenant tenant) {
        return UUID.randomUUID().toString();
    }

    private static JsonBody eventOf(FactKind fact, String device) {
        return Events.of(fact, Devices.of(UUID.fromString(device)), DAY);
    }

    private static String newDevice(TestOrganisation owner) {
        return Devices.registered(owner, Devices.phone()).toString();
    }

    /** A device that also has another identifier, and that one. */
    private static String deviceWith(JsonBody imei, TestOrganisation owner) {
        String device = newDevice(owner);
        Corrections.addIdentifier(owner, UUID.fromString(device), imei).then().statusCode(201);
        return device + " " + imei.text("/value");
    }

    private static String lotWithLine(Tenant tenant) {
        UUID lot = Lots.open(tenant.owner());
        Lots.addLine(tenant.owner(), lot, "0201", 1, 5);
        return lot.toString();
    }

    /** A lot and the device in it. */
    private static String lotWithDevice(TestOrganisation owner) {
        UUID lot = Lots.open(owner);
        return lot + " " + Lots.add(owner, lot, Devices.phone()).get(0);
    }

    private static String mergedPair(TestOrganisation owner) {
        UUID device = UUID.fromString(newDevice(owner));
        UUID duplicate = UUID.fromString(newDevice(owner));
        Corrections.merge(owner, device, duplicate).then().statusCode(200);
        return device + " " + duplicate;
    }

    private static String deviceReadyFor(FactKind fact, TestOrganisation owner) {
        String device = newDevice(owner);
        if (fact == FactKind.MATERIAL_RECOVERY) {
            Events.record(owner, Events.recycling(Devices.of(UUID.fromString(device)), "2024-05-01", "TREATED"));
        }
        return device;
    }

    private static String newEvent(TestOrganisation owner) {
        JsonBody event = eventOf(FactKind.REUSE, newDevice(owner));
        Events.record(owner, event);
        return event.id().toString();
    }

    private static String newClaim(TestOrganisation owner) {
        return Claims.reserved(owner, Claims.onDevice(Claims.recovered(owner, 1), 1))
                .toString();
    }

    private static String organisationWithRoom(Tenant tenant) {
        tenant.makeRoom();
        return tenant.id().toString();
    }

    private static Response startImport(RequestSpecification request) {
        return request.contentType("text/csv")
                .queryParam("format", "ords")
                .queryParam("dryRun", true)
                .body(REPAIRS.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports");
    }

    /** One that was cancelled can be cancelled again, whereas one that is done cannot; so it must not get done first. */
    private static String newCancelledImport(TestOrganisation owner) {
        String id;
        do {
            id = startImport(owner.request()).path("id");
        } while (owner.request().post("/v1/imports/{id}/cancel", id).statusCode() != 200);
        return id;
    }

    /** One object of each tenant for all requests that leave it as it is. */
    /** A model with enough devices of each of two manufacturers. */
    private static String newComparableModel(TestOrganisation owner) {
        String model = "Comparable " + UUID.randomUUID();
        List<JsonBody> sales = Stream.of("One", "Another")
                .flatMap(manufacturer -> Stream.generate(
                                () -> Devices.phone().with("/model", model).with("/manufacturer", manufacturer))
                        .limit(5))
                .map(device -> Events.sale(device, "2020-01-01"))
                .toList();
        Events.postLines(owner, sales).then().statusCode(200);
        return model;
    }

    private static Function<Tenant, String> kept(Function<Tenant, String> make) {
        Map<Tenant, String> made = new HashMap<>();
        return tenant -> made.computeIfAbsent(tenant, make);
    }
}
