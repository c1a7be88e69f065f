package org.circulog.contract;

import java.util.Optional;
import java.util.Set;

/** One request and its answer, as far as the contract speaks of them. */
record Exchange(Request request, Answer answer) {

    /**
     * @param queryParameters their names
     * @param body empty if there is none, or none that is text
     */
    record Request(String method, String path, Set<String> queryParameters, String mediaType, Optional<String> body) {}

    /** @param headers their names in lower case */
    record Answer(int status, Set<String> headers, String mediaType, String body) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    @Override
    public String toString() {
        return request.method() + " " + request.path() + " (" + answer.status() + ")";
    }
}
