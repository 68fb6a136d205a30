package io.recredit.billing.tariff;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.recredit.billing.audit.CurrentActor;
import io.recredit.kit.outbox.Outbox;
import io.recredit.kit.paging.Cursor;
import io.recredit.kit.paging.Page;
import io.recredit.kit.paging.PageRequest;
import io.recredit.kit.problem.FieldError;
import io.recredit.kit.problem.Problems;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Tariffs over REST. */
@Path("/v1/tariffs")
@Tag(name = "Tariffs", description = "What a segment to each destination costs")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class TariffResource {

    private final ImportTariff importTariff;
    private final TariffRepository tariffs;
    private final TariffPriceRepository prices;
    private final Outbox outbox;
    private final CurrentActor actor;

    TariffResource(
            ImportTariff importTariff,
            TariffRepository tariffs,
            TariffPriceRepository prices,
            Outbox outbox,
            CurrentActor actor) {
        this.importTariff = importTariff;
        this.tariffs = tariffs;
        this.prices = prices;
        this.outbox = outbox;
        this.actor = actor;
    }

    @POST
    @Consumes("text/csv")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "importTariff",
            summary = "Import a tariff",
            description =
                    "The file is checked as a whole, and all of it is imported or nothing. A tariff never changes:"
                            + " the same import again gets the same answer, other content under the same id is refused.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            example = "prefix,country,price\n33,FR,1\n39,IT,0.7\n91,IN,0.1\n"))
    @APIResponse(
            responseCode = "201",
            description = "It was imported and is being published",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TariffView.class),
                            examples = @ExampleObject(name = "credit", value = TariffExamples.ONE)))
    @APIResponse(
            responseCode = "200",
            description = "It was imported before, with the same content",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TariffView.class),
                            examples = @ExampleObject(name = "credit", value = TariffExamples.ONE)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request`: wrong parameters or lines; errors name them, at most 500")
    @APIResponse(responseCode = "409", description = "`tariff-exists`: the id has other content")
    @APIResponse(responseCode = "413", description = "`too-large`: the file is larger than 1 MiB")
    public Uni<RestResponse<TariffView>> importCsv(
            @Parameter(
                            required = true,
                            description = "the new tariff's id: 2 to 40 lower case letters, digits and hyphens",
                            example = "credit-2026")
                    @QueryParam("id")
                    @Nullable
                    String id,
            @Parameter(required = true, description = "CREDIT or an ISO 4217 code", example = "CREDIT")
                    @QueryParam("currency")
                    @Nullable
                    String currency,
            @Parameter(
                            required = true,
                            description = "from when on it applies, RFC 3339",
                            example = "2026-01-01T00:00:00Z")
                    @QueryParam("validFrom")
                    @Nullable
                    String validFrom,
            byte @Nullable [] file) {
        Tariff tariff = new TariffImportRequest(id, currency, validFrom, file).tariff();
        return importTariff
                .run(tariff, actor.get(), Instant.now())
                .invoke(outbox::wake)
                .map(result -> switch (result) {
                    case IMPORTED -> RestResponse.status(RestResponse.Status.CREATED, TariffView.of(tariff));
                    case REPEATED -> RestResponse.ok(TariffView.of(tariff));
                    case CONFLICTING ->
                        throw Problems.conflict(
                                "tariff-exists",
                                "Tariff exists",
                                "The tariff " + tariff.id() + " exists with other content; tariffs never change.");
                });
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER, Roles.SENDER})
    @WithSession
    @Operation(operationId = "listTariffs", summary = "All tariffs, by id")
    @APIResponse(
            responseCode = "200",
            description = "A page of tariffs",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "page", value = TariffExamples.PAGE)))
    public Uni<Page<TariffView>> list(
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
        return tariffs.after(page.afterText().orElse(""), page.rowsToRead())
                .map(rows -> Page.of(rows, page, row -> Cursor.encode(row.id)).map(TariffView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER, Roles.SENDER})
    @WithSession
    @Operation(operationId = "getTariff", summary = "One tariff")
    @APIResponse(
            responseCode = "200",
            description = "The tariff without its prices",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TariffView.class),
                            examples = @ExampleObject(name = "credit", value = TariffExamples.ONE)))
    public Uni<TariffView> read(
            @Parameter(description = "the tariff's id", example = "credit-2026") @PathParam("id") String id) {
        return require(id).map(TariffView::of);
    }

    @GET
    @Path("/{id}/prices")
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER, Roles.SENDER})
    @WithSession
    @Operation(operationId = "listPrices", summary = "The prices of a tariff, by prefix")
    @APIResponse(
            responseCode = "200",
            description = "A page of prices",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "page", value = TariffExamples.PRICES)))
    @APIResponse(responseCode = "400", description = "`invalid-request`: a bad country, limit or cursor")
    public Uni<Page<PriceView>> readPrices(
            @Parameter(description = "the tariff's id", example = "credit-2026") @PathParam("id") String id,
            @Parameter(
                            description = "only this country's: ISO 3166-1 alpha-2, or ZZ for numbers of no country",
                            example = "IT")
                    @QueryParam("country")
                    @Nullable
                    String country,
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
        if (country != null && !Countries.isKnown(country)) {
            throw Problems.invalid(
                    new FieldError("country", "unknown-country", "must be an ISO 3166-1 alpha-2 code in capitals"));
        }
        return require(id)
                .chain(tariff ->
                        prices.after(tariff.id, country, page.afterText().orElse(""), page.rowsToRead()))
                .map(rows ->
                        Page.of(rows, page, row -> Cursor.encode(row.prefix)).map(PriceView::of));
    }

    private Uni<TariffEntity> require(String id) {
        if (!Tariff.ID.matcher(id).matches()) {
            return Uni.createFrom().failure(Problems.notFound("tariff"));
        }
        return tariffs.findById(id).onItem().ifNull().failWith(() -> Problems.notFound("tariff"));
    }
}
