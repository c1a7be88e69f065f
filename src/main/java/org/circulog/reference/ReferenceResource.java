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

    private final TaggedList<CategoryView> categories;
    private final TaggedList<Material> materials;
    private final TaggedList<MaterialContent> materialContent;
    private final TaggedList<Country> countries;
    private final TaggedList<CodeList> codeLists;

    ReferenceResource(
            Categories categories,
            Materials materials,
            MaterialContents materialContents,
            Countries countries,
            ObjectMapper json) {
        this.categories =
                TaggedList.of(categories.all().stream().map(CategoryView::of).toList(), json);
        this.materials = TaggedList.of(materials.all(), json);
        this.materialContent = TaggedList.of(materialContents.all(), json);
        this.countries = TaggedList.of(countries.all(), json);
        this.codeLists = TaggedList.of(CodeList.readAll(), json);
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
}
