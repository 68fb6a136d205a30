package io.recredit.billing.card;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.audit.CurrentActor;
import io.recredit.billing.payment.GatewayAway;
import io.recredit.billing.reference.Customers;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.problem.Problems;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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

/** Pages on which cards are stored, over REST. */
@Path("/v1/customers/{customer}/card-setups")
@Tag(name = "Cards", description = "What top-ups are paid with; a card's number never comes here")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class CardSetupResource {

    private final Customers customers;
    private final OpenCardPage openCardPage;
    private final SettleSetup settleSetup;
    private final CardSetupRows setups;
    private final Pool pool;
    private final CurrentActor actor;

    CardSetupResource(
            Customers customers,
            OpenCardPage openCardPage,
            SettleSetup settleSetup,
            CardSetupRows setups,
            Pool pool,
            CurrentActor actor) {
        this.customers = customers;
        this.openCardPage = openCardPage;
        this.settleSetup = settleSetup;
        this.setups = setups;
        this.pool = pool;
        this.actor = actor;
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "openCardSetup",
            summary = "Open a page on which a card can be stored",
            description = "The page is the card processor's: send the owner to `url`. The first card that is stored"
                    + " becomes the customer's default.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "return", value = CardExamples.NEW_SETUP)))
    @APIResponse(
            responseCode = "201",
            description = "It is open",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CardSetupView.class),
                            examples = @ExampleObject(name = "open", value = CardExamples.OPEN_SETUP)))
    @APIResponse(responseCode = "409", description = "`too-many-cards`: there are 20 already")
    public Uni<RestResponse<CardSetupView>> open(
            @Parameter(description = "the customer's name", example = "acme") @PathParam("customer") String customer,
            @Nullable CardSetupRequest body) {
        URI returnTo = Checks.body(body).returnTo();
        Actor by = actor.get();
        return customers
                .require(customer)
                .chain(known -> openCardPage.open(known, returnTo, by, Instant.now()))
                .map(setup -> RestResponse.status(RestResponse.Status.CREATED, CardSetupView.of(setup)))
                .onFailure(GatewayAway.class)
                .transform(GatewayProblems::unavailable);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "getCardSetup",
            summary = "What became of a page on which a card can be stored",
            description = "While it is open the processor is asked.")
    @APIResponse(
            responseCode = "200",
            description = "Its state, and the card when one was stored",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CardSetupView.class),
                            examples = @ExampleObject(name = "completed", value = CardExamples.COMPLETED_SETUP)))
    public Uni<CardSetupView> read(
            @Parameter(description = "the customer's name", example = "acme") @PathParam("customer") String customer,
            @Parameter(description = "the page's id", example = "019b8d51-7a20-7c31-8e4f-6b1d2c9a0f55") @PathParam("id")
                    String id) {
        return customers
                .require(customer)
                .chain(known -> find(known, CardIds.parse(id)))
                .map(found -> found.orElseThrow(() -> Problems.notFound("card setup")))
                .chain(setup -> settleSetup.settleIfPossible(setup, Instant.now()))
                .map(CardSetupView::of);
    }

    private Uni<Optional<CardSetup>> find(String customer, Optional<UUID> id) {
        return id.isEmpty() ? Uni.createFrom().item(Optional.empty()) : setups.find(pool, customer, id.get());
    }
}
