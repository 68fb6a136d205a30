package io.recredit.billing.pack;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.recredit.kit.paging.Page;
import io.recredit.kit.paging.PageRequest;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Packs over REST. */
@Path("/v1/packs")
@Tag(name = "Packs", description = "What credits cost when they are bought")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class PackResource {

    private final PackRepository packs;

    PackResource(PackRepository packs) {
        this.packs = packs;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER, Roles.SENDER})
    @WithSession
    @Operation(
            operationId = "listPacks",
            summary = "The packs on offer, by currency and size",
            description = "Credits are sold in packs; the larger the pack, the less a credit costs.")
    @APIResponse(
            responseCode = "200",
            description = "A page of packs",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "page", value = PackExamples.PAGE)))
    @APIResponse(responseCode = "400", description = "`invalid-request`: a bad currency, limit or cursor")
    public Uni<Page<PackView>> list(
            @Parameter(description = "only packs of this: CREDIT or an ISO 4217 code", example = "CREDIT")
                    @QueryParam("currency")
                    @Nullable
                    String currency,
            @Parameter(
                            description = "items at most: 1 to 200, 50 when absent",
                            example = "50",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "`nextCursor` of the page before; absent for the first page")
                    @QueryParam("cursor")
                    @Nullable
                    String cursor) {
        PageRequest page = PageRequest.parse(limit, cursor);
        if (currency != null) {
            Checks checks = new Checks();
            checks.currency("currency", currency);
            checks.throwIfAny();
        }
        return packs.after(PackPlace.of(page), currency, page.rowsToRead())
                .map(rows -> Page.of(rows, page, PackPlace::cursorAfter).map(PackView::of));
    }
}
