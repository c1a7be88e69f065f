package org.circulog.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One decision.
 *
 * @param caller who asked; null if that is not known
 * @param request null for what no request waits for
 * @param operation as the contract names it; null for what is none
 * @param about ids and counts
 * @param status of the answer; null if there was none
 * @param problem code of the problem type; null if there was none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AuditLine(
        Instant time,
        Caller caller,
        Request request,
        String operation,
        Map<String, ?> about,
        Decision decision,
        Integer status,
        String problem) {

    /** What became of work that went on after the answer to the request for it. */
    public static AuditLine ofWork(
            Instant time, Caller caller, String operation, Map<String, ?> about, Decision decision) {
        return new AuditLine(time, caller, null, operation, about, decision, null, null);
    }

    /**
     * Who asked.
     *
     * @param key id of the key that proved it, or null
     * @param subject of the token that proved it, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Caller(UUID organisation, String key, String subject) {}

    /**
     * What was sent, as far as it holds no text of the client's own.
     *
     * @param client address of the other end of the connection
     * @param path with its parameters in braces; null where the contract has none
     * @param claimedKey id of a key that was sent and refused; null if none was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Request(String id, String client, String method, String path, String claimedKey) {}
}
