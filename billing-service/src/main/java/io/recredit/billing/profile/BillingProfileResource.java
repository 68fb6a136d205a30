package io.recredit.billing.profile;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.audit.CurrentActor;
import io.recredit.billing.reference.Customers;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.problem.Problems;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import org.jspecify.annotations.Nullable;

/** Billing profiles over REST. */
@Path("/v1/customers/{customer}/billing-profile")
@Tag(name = "VAT")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class BillingProfileResource {

    private final Customers customers;
    private final BillingProfileRows profiles;
    private final CurrentActor currentActor;

    BillingProfileResource(Customers customers, BillingProfileRows profiles, CurrentActor currentActor) {
        this.customers = customers;
        this.profiles = profiles;
        this.currentActor = currentActor;
    }

    @PUT
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "saveBillingProfile",
            summary = "Save who the customer is on receipts",
            description = "Counts for top-ups that are priced from now on; receipts that were issued stay as they are."
                    + " Of a VAT id only the form is checked.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "profile", value = BillingProfileExamples.NEW)))
    @APIResponse(
            responseCode = "200",
            description = "The profile as it is saved",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BillingProfileView.class),
                            examples = @ExampleObject(name = "profile", value = BillingProfileExamples.SAVED)))
    @APIResponse(responseCode = "400", description = "`invalid-request` names every wrong field")
    @APIResponse(responseCode = "404", description = "`not-found`: no such customer, or another one")
    public Uni<BillingProfileView> save(
            @Parameter(description = "the customer's name", example = "acme") @PathParam("customer") String customer,
            @Nullable BillingProfileRequest body) {
        BillingProfile profile = Checks.body(body).of(customer);
        Actor actor = currentActor.get();
        return customers
                .require(customer)
                .chain(() -> profiles.save(profile, actor, Instant.now().truncatedTo(ChronoUnit.MICROS)))
                .chain(() -> find(customer));
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "getBillingProfile",
            summary = "Who the customer is on receipts",
            description = "A customer without a profile is charged the VAT of the account's home country.")
    @APIResponse(
            responseCode = "200",
            description = "The profile as saved last",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BillingProfileView.class),
                            examples = @ExampleObject(name = "profile", value = BillingProfileExamples.SAVED)))
    @APIResponse(responseCode = "404", description = "`not-found`: no such customer or profile, or another customer's")
    public Uni<BillingProfileView> read(
            @Parameter(description = "the customer's name", example = "acme") @PathParam("customer") String customer) {
        return customers.require(customer).chain(() -> find(customer));
    }

    private Uni<BillingProfileView> find(String customer) {
        return profiles.find(customer).map(found -> found.orElseThrow(() -> Problems.notFound("billing profile")));
    }
}
