package org.circulog.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import org.jboss.resteasy.reactive.RestResponse;

/** What the codes mean, for every organisation. */
@Path("/v1/reference")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ReferenceResource {

    private final Tagged<ReferenceList<CategoryView>> categories;
    private final Tagged<ReferenceList<Material>> materials;
    private final Tagged<ReferenceList<MaterialContent>> materialContent;
    private final Tagged<ReferenceList<Country>> countries;
    private final Tagged<ReferenceList<CodeList>> codeLists;
    private final Tagged<FootprintList> footprints;

    ReferenceResource(
            Categories categories,
            Materials materials,
            MaterialContents materialContents,
            Countries countries,
            Footprints footprints,
            ObjectMapper json) {
        this.categories =
                Tagged.list(categories.all().stream().map(CategoryView::of).toList(), json);
        this.materials = Tagged.list(materials.all(), json);
        this.materialContent = Tagged.list(materialContents.all(), json);
        this.countries = Tagged.list(countries.all(), json);
        this.codeLists = Tagged.list(CodeList.readAll(), json);
        this.footprints = Tagged.of(FootprintList.of(footprints), json);
    }

    @GET
    @Path("/categories")
    public RestResponse<ReferenceList<CategoryView>> listCategories(@Context Request request) {
        return categories.answer(request);
    }

    @GET
    @Path("/materials")
    public RestResponse<ReferenceList<Material>> listMaterials(@Context Request request) {
        return materials.answer(request);
    }

    @GET
    @Path("/material-content")
    public RestResponse<ReferenceList<MaterialContent>> listMaterialContent(@Context Request request) {
        return materialContent.answer(request);
    }

    @GET
    @Path("/countries")
    public RestResponse<ReferenceList<Country>> listCountries(@Context Request request) {
        return countries.answer(request);
    }

    @GET
    @Path("/code-lists")
    public RestResponse<ReferenceList<CodeList>> listCodeLists(@Context Request request) {
        return codeLists.answer(request);
    }

    @GET
    @Path("/footprints")
    public RestResponse<FootprintList> listFootprints(@Context Request request) {
        return footprints.answer(request);
    }
}
