package org.circulog.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is for people rather than for programs: the contract, its readable form, and a page for each problem type. */
@ApplicationScoped
class Pages {
    private static final String HTML = "text/html; charset=utf-8";
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");

    /** What the page of the contract is made of: our script and Swagger UI's, which sets styles and draws its icons. */
    private static final String POLICY_OF_CONTRACT_PAGE = "default-src 'none'; script-src 'self'; connect-src 'self';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    private final StatusProblems problems;
    private final String contract;
    private final String contractPage;

    Pages(StatusProblems problems) {
        this.problems = problems;
        this.contract = read("/contract/openapi.yaml");
        this.contractPage = read("/contract-page.html");
    }

    void register(@Observes Router router) {
        page(router, "/", Pages::redirectToDocs);
        page(router, "/docs", this::contractPage);
        page(router, "/openapi.yaml", context -> answer(context, "application/yaml", contract));
        page(router, "/problems", context -> answer(context, HTML, problemIndex()));
        page(router, "/problems/:slug", this::problemPage);
    }

    private void contractPage(RoutingContext context) {
        context.response().putHeader(POLICY, POLICY_OF_CONTRACT_PAGE);
        answer(context, HTML, contractPage);
    }

    private void page(Router router, String path, Handler<RoutingContext> handler) {
        router.get(path).handler(handler);
        router.head(path).handler(handler);
        router.route(path).handler(context -> {
            context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            problems.answer(context, ProblemType.METHOD_NOT_ALLOWED);
        });
    }

    private void problemPage(RoutingContext context) {
        Optional<ProblemType> type = ProblemType.findBySlug(context.pathParam("slug"));
        if (type.isPresent()) {
            answer(context, HTML, page(type.get().title(), problemText(type.get())));
        } else {
            problems.answer(context, ProblemType.NOT_FOUND);
        }
    }

    private static String problemText(ProblemType type) {
        return """
                <p>Status <strong>%d</strong>, type <code>%s</code></p>
                <p>%s</p>
                <p><a href="/problems">All problem types</a></p>
                """.formatted(type.status(), type.uri(), inline(type.explanation()));
    }

    private static String problemIndex() {
        String rows = Arrays.stream(ProblemType.values())
                .map(type -> "<tr><td>%d</td><td><a href=\"%s\">%s</a></td><td>%s</td></tr>"
                        .formatted(type.status(), type.uri(), type.slug(), inline(type.title())))
                .collect(Collectors.joining("\n"));
        return page("Problem types", "<table>\n" + rows + "\n</table>");
    }

    private static String page(String title, String content) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%1$s - Circulog</title></head>
                <body>
                <h1>%1$s</h1>
                %2$s
                </body>
                </html>
                """.formatted(inline(title), content);
    }

    /** The few marks of Markdown that our own texts use. */
    private static String inline(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replaceAll("`([^`]*)`", "<code>$1</code>");
    }

    private static void answer(RoutingContext context, String mediaType, String content) {
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, mediaType).end(content);
    }

    private static void redirectToDocs(RoutingContext context) {
        context.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, "/docs")
                .end();
    }

    private static String read(String resource) {
        try (InputStream file = Pages.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
