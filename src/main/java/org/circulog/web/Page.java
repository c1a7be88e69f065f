package org.circulog.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A part of a list.
 *
 * @param next cursor for {@code ?after=}; null on the last page
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(@NotNull List<T> items, String next) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;

    public Page {
        items = List.copyOf(items);
    }

    /** A page from rows of which one more than the limit was asked for; {@code key} is what the next page starts after. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> key) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, Cursor.of(key.apply(items.get(limit - 1))));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }

    /** The answer with a {@code Link} to the next page, as RFC 8288 has it. */
    public RestResponse<Page<T>> answer(UriInfo uri) {
        RestResponse.ResponseBuilder<Page<T>> answer = RestResponse.ResponseBuilder.ok(this);
        if (next != null) {
            String target = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", next)
                    .build()
                    .toString();
            answer.header("Link", "<" + target + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
