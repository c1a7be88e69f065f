package org.circulog.recovery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.circulog.organisation.CurrentCaller;
import org.circulog.web.Page;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What a recycler or collector has in hand, as JSON in pages or as a table of all. */
@Path("/v1/recovery")
@RolesAllowed({"RECYCLER", "COLLECTOR"})
public class OpenWorkResource {
    private final OpenWorkService service;
    private final OpenWorkTable table;
    private final CurrentCaller caller;

    OpenWorkResource(OpenWorkService service, OpenWorkTable table, CurrentCaller caller) {
        this.service = service;
        this.table = table;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public RestResponse<OpenWorkView> listOpenWork(
            @Valid @BeanParam OpenWorkSearch search,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) Integer limit,
            @Context UriInfo uri) {
        OpenWorkSelection selection = service.select(search, caller.get());
        Page<OpenWorkView.Item> page =
                service.list(selection, after, limit).map(work -> OpenWorkView.Item.of(work, selection.today()));
        OpenWorkTotals totals = after == null ? service.total(selection) : null;
        return ResponseBuilder.ok(new OpenWorkView(page.items(), page.next(), totals, selection.today()))
                .header(HttpHeaders.LINK, page.answer(uri).getHeaderString(HttpHeaders.LINK))
                .build();
    }

    @GET
    @Produces("text/csv")
    public StreamingOutput listOpenWorkAsTable(@Valid @BeanParam OpenWorkSearch search) {
        OpenWorkSelection selection = service.select(search, caller.get());
        List<OpenWork> first = table.begin(selection);
        return output -> table.write(selection, first, output);
    }
}
