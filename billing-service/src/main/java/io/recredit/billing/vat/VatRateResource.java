package io.recredit.billing.vat;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.audit.CurrentActor;
import io.recredit.kit.paging.Cursor;
import io.recredit.kit.paging.Page;
import io.recredit.kit.paging.PageRequest;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Rates over REST. */
@Path("/v1/vat-rates")
@Tag(name = "VAT", description = "Rates of value added tax, and who is charged which")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class VatRateResource {

    private static final Logger LOG = Logger.getLogger(VatRateResource.class);

    private final VatRateRows rates;
    private final CurrentActor currentActor;

    VatRateResource(VatRateRows rates, CurrentActor currentActor) {
        this.rates = rates;
        this.currentActor = currentActor;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER, Roles.SENDER})
    @Operation(
            operationId = "listVatRates",
            summary = "The standard rates, by country and day",
            description = "Old and coming ones included. The one with the latest day that has begun is in force.")
    @APIResponse(
            responseCode = "200",
            description = "A page of rates",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "page", value = VatExamples.PAGE)))
    @APIResponse(responseCode = "400", description = "`invalid-request`: a bad country, limit or cursor")
    public Uni<Page<VatRateView>> list(
            @Parameter(description = "only of this one: an ISO 3166-1 alpha-2 code", example = "FI")
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
        if (country != null) {
            Checks checks = new Checks();
            VatCountries.check(checks, "country", country);
            checks.throwIfAny();
        }
        return rates.list(country, page)
                .map(rows -> Page.of(
                        rows,
                        page,
                        rate -> Cursor.encode(rate.country(), rate.validFrom().toString())));
    }

    @PUT
    @Path("/{country}/{validFrom}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "saveVatRate",
            summary = "Save the rate that is valid from a day on",
            description = "A rate that is in force stays as it is; one that is to come may be saved again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "rate", value = VatExamples.NEW)))
    @APIResponse(
            responseCode = "200",
            description = "The rate as it is saved",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VatRateView.class),
                            examples = @ExampleObject(name = "rate", value = VatExamples.RATE)))
    @APIResponse(responseCode = "400", description = "`invalid-request` names every wrong field")
    @APIResponse(responseCode = "409", description = "`vat-rate-in-force`: another rate of that day is charged already")
    public Uni<VatRateView> save(
            @Parameter(description = "ISO 3166-1 alpha-2", example = "FI") @PathParam("country") String country,
            @Parameter(description = "the first day, in the seller's time zone", example = "2027-01-01")
                    @PathParam("validFrom")
                    String validFrom,
            @Nullable VatRateRequest body) {
        VatRate rate = Checks.body(body).of(country, validFrom);
        Actor actor = currentActor.get();
        return rates.save(rate, actor, Instant.now().truncatedTo(ChronoUnit.MICROS))
                .invoke(saved -> LOG.infof(
                        "the VAT rate of %s is %s%% from %s on, by %s",
                        saved.country(), saved.percent(), saved.validFrom(), actor.subject()));
    }
}
