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
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import org.jboss.resteasy.reactive.RestMulti;
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
    private final RehearseImport rehearseImport;
    private final TariffRepository tariffs;
    private final TariffPriceRepository prices;
    private final TariffPriceRows rows;
    private final Outbox outbox;
    private final CurrentActor actor;

    TariffResource(
            ImportTariff importTariff,
            RehearseImport rehearseImport,
            TariffRepository tariffs,
            TariffPriceRepository prices,
            TariffPriceRows rows,
            Outbox outbox,
            CurrentActor actor) {
        this.importTariff = importTariff;
        this.rehearseImport = rehearseImport;
        this.tariffs = tariffs;
        this.prices = prices;
        this.rows = rows;
        this.outbox = outbox;
        this.actor = actor;
    }

    @POST
    @Consumes(TariffExamples.CSV_TYPE)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "importTariff",
            summary = "Import a tariff",
            description =
                    "The file is checked as a whole, and all of it is imported or nothing. A tariff never changes:"
                            + " the same import again gets the same answer, other content under the same id is refused."
                            + " It is valid until the next one of its currency begins, and has to be imported a minute"
                            + " before it is valid, unless none of its currency is. A dry run stores nothing and shows"
                            + " what would change.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = TariffExamples.CSV_TYPE,
                            schema = @Schema(type = SchemaType.STRING),
                            example = TariffExamples.CSV))
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
            description = "It was imported before, with the same content; or it is a dry run",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {TariffView.class, DryRunView.class}),
                            examples = {
                                @ExampleObject(name = "credit", value = TariffExamples.ONE),
                                @ExampleObject(name = "dry run", value = TariffExamples.DRY_RUN)
                            }))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request`: wrong parameters or lines; errors name them, at most 500")
    @APIResponse(
            responseCode = "409",
            description = "`tariff-exists`: the id has other content; `tariff-overlaps`: another one of the currency"
                    + " begins at the same time")
    @APIResponse(responseCode = "413", description = "`too-large`: the file is larger than 1 MiB")
    public Uni<RestResponse<ImportView>> importCsv(
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
            @Parameter(
                            description = "true: store nothing, and show what would change",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun")
                    @Nullable
                    String dryRun,
            byte @Nullable [] file) {
        TariffImportRequest request = new TariffImportRequest(id, currency, validFrom, dryRun, file);
        Tariff tariff = request.tariff();
        return request.isDryRun()
                ? rehearseImport.run(tariff, Instant.now()).map(RestResponse::ok)
                : importTariff
                        .run(tariff, actor.get(), Instant.now())
                        .invoke(outbox::wake)
                        .map(result -> ImportRefusals.isRepeated(tariff, result))
                        .chain(repeated -> tariffs.require(tariff.id()).map(row -> imported(repeated, row)));
    }

    private static RestResponse<ImportView> imported(boolean repeated, TariffEntity row) {
        return RestResponse.status(repeated ? RestResponse.Status.OK : RestResponse.Status.CREATED, TariffView.of(row));
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
        return tariffs.require(id).map(TariffView::of);
    }

    @GET
    @Path("/{id}/prices")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER, Roles.SENDER})
    @WithSession
    @Operation(
            operationId = "listPrices",
            summary = "The prices of a tariff, by prefix",
            description = "With `Accept: text/csv` all of them, without pages, as a file that can be imported again.")
    @APIResponse(
            responseCode = "200",
            description = "A page of prices, or all of them as CSV",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        examples = @ExampleObject(name = "page", value = TariffExamples.PRICES)),
                @Content(
                        mediaType = TariffExamples.CSV_TYPE,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "file", value = TariffExamples.CSV))
            })
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
        requireKnown(country);
        return tariffs.require(id)
                .chain(tariff ->
                        prices.after(tariff.id, country, page.afterText().orElse(""), page.rowsToRead()))
                .map(rows ->
                        Page.of(rows, page, row -> Cursor.encode(row.prefix)).map(PriceView::of));
    }

    @GET
    @Path("/{id}/prices")
    @Produces(TariffExamples.CSV_TYPE + ";qs=0.5") // JSON, where both would do
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER, Roles.SENDER})
    @Operation(hidden = true) // Described with its JSON form: to OpenAPI the two are one operation.
    public RestMulti<String> exportPrices(@PathParam("id") String id, @QueryParam("country") @Nullable String country) {
        requireKnown(country);
        return RestMulti.fromUniResponse(
                tariffs.require(id),
                tariff -> file(tariff, country),
                tariff -> Map.of(
                        HttpHeaders.CONTENT_TYPE,
                        List.of(TariffExamples.CSV_TYPE + ";charset=utf-8"),
                        HttpHeaders.CONTENT_DISPOSITION,
                        List.of("attachment; filename=\"" + tariff.id + ".csv\"")));
    }

    private Multi<String> file(TariffEntity tariff, @Nullable String country) {
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(TariffCsv.header()),
                        rows.pages(tariff.id, country).map(TariffCsv::lines));
    }

    private static void requireKnown(@Nullable String country) {
        if (country != null && !Countries.isKnown(country)) {
            throw Problems.invalid(
                    new FieldError("country", "unknown-country", "must be an ISO 3166-1 alpha-2 code in capitals"));
        }
    }
}
