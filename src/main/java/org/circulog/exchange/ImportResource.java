package org.circulog.exchange;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.circulog.idempotency.Once;
import org.circulog.organisation.CurrentCaller;
import org.circulog.web.Cursor;
import org.circulog.web.Page;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Imports of whole files, for the repairer whose records they are; administrators may follow and cancel them. */
@Path("/v1/imports")
@RolesAllowed({"REPAIRER", "ADMIN"})
@Produces(MediaType.APPLICATION_JSON)
class ImportResource {
    private static final String CSV = "text/csv";
    private static final String GZIP = "application/gzip";

    private final ImportService imports;
    private final ImportReport report;
    private final CurrentCaller caller;
    private final Once once;

    ImportResource(ImportService imports, ImportReport report, CurrentCaller caller, Once once) {
        this.imports = imports;
        this.report = report;
        this.caller = caller;
        this.once = once;
    }

    @POST
    @RolesAllowed("REPAIRER")
    @Consumes({CSV, GZIP})
    public RestResponse<ImportView> startImport(
            @QueryParam("format") @NotNull ImportFormatName format,
            @QueryParam("dryRun") @DefaultValue("false") Boolean dryRun,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        boolean compressed = isCompressed(headers);
        try (UploadedFile file = UploadedFile.receive(body)) {
            file.check(compressed);
            return once.answer(
                    caller.get().organisationId(), file.sha256(), () -> start(format.format(), dryRun, file));
        }
    }

    private RestResponse<ImportView> start(ImportFormat format, boolean dryRun, UploadedFile file) {
        ImportView job = imports.start(caller.get(), format, dryRun, file);
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, job)
                .header(HttpHeaders.LOCATION, "/v1/imports/" + job.id())
                .build();
    }

    @GET
    public RestResponse<Page<ImportView>> listImports(
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) Integer limit,
            @Context UriInfo uri) {
        return imports.list(caller.get(), Cursor.read(after, UUID::fromString), limit)
                .answer(uri);
    }

    @GET
    @Path("/{id}")
    public ImportView getImport(@PathParam("id") UUID id) {
        return imports.get(caller.get(), id);
    }

    @GET
    @Path("/{id}/report")
    @Produces(CSV)
    public StreamingOutput getImportReport(@PathParam("id") UUID id) {
        UUID known = imports.get(caller.get(), id).id();
        return output -> report.write(known, output);
    }

    @POST
    @Path("/{id}/cancel")
    public ImportView cancelImport(@PathParam("id") UUID id) {
        return imports.cancel(caller.get(), id);
    }

    private static boolean isCompressed(HttpHeaders headers) {
        boolean archive = headers.getMediaType().isCompatible(MediaType.valueOf(GZIP));
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return archive;
        } else if (encoding.equalsIgnoreCase("gzip") && !archive) {
            return true;
        }
        throw new ProblemException(
                ProblemType.UNSUPPORTED_MEDIA_TYPE, "`Content-Encoding` may be gzip for `text/csv` and nothing else.");
    }
}
