package org.circulog.authorisation;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.function.Function;

/**
 * How to make a valid request of an operation.
 *
 * @param object makes an object of a tenant, named as the request needs it
 * @param unknown names an object that does not exist, for a request of that tenant
 */
record Recipe(Function<Tenant, String> object, Function<Tenant, String> unknown, Call call) {

    /** Sends a request about an object. */
    @FunctionalInterface
    interface Call {
        Response send(RequestSpecification request, String object);
    }

    Response send(RequestSpecification request, Relation relation, Tenant asking, Tenant other) {
        String object = switch (relation) {
            case OWN, NONE -> this.object.apply(asking);
            case OTHER -> this.object.apply(other);
            case UNKNOWN -> unknown.apply(asking);
        };
        return call.send(request, object);
    }
}
