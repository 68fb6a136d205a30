package io.recredit.billing.card;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.audit.CurrentActor;
import io.recredit.billing.reference.Customers;
import io.recredit.kit.paging.Page;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.problem.Problems;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
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
import org.jspecify.annotations.Nullable;

/** Stored cards over REST. */
@Path("/v1/customers/{customer}")
@Tag(name = "Cards")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class CardResource {

    private final Customers customers;
    private final CardRows cards;
    private final SettleSetup settleSetup;
    private final ChooseDefault chooseDefault;
    private final RemoveCard removeCard;
    private final Pool pool;
    private final CurrentActor actor;

    CardResource(
            Customers customers,
            CardRows cards,
            SettleSetup settleSetup,
            ChooseDefault chooseDefault,
            RemoveCard removeCard,
            Pool pool,
            CurrentActor actor) {
        this.customers = customers;
        this.cards = cards;
        this.settleSetup = settleSetup;
        this.chooseDefault = chooseDefault;
        this.removeCard = removeCard;
        this.pool = pool;
        this.actor = actor;
    }

    @GET
    @Path("/cards")
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "listCards",
            summary = "The cards of a customer",
            description = "In the order in which they were added. The processor is asked for the three newest pages"
                    + " that are still open, so a card that was just stored is there.")
    @APIResponse(
            responseCode = "200",
            description = "The cards, 20 at most; always one page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "page", value = CardExamples.PAGE)))
    public Uni<Page<CardView>> list(
            @Parameter(description = "the customer's name", example = "acme") @PathParam("customer") String customer) {
        return customers
                .require(customer)
                .call(known -> settleSetup.settleNewest(known, Instant.now()))
                .chain(known -> cards.stored(pool, known))
                .map(stored -> new Page<>(stored.stream().map(CardView::of).toList(), null));
    }

    @PUT
    @Path("/default-card")
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "chooseDefaultCard",
            summary = "Choose the card that is charged when none is named",
            description = "Auto top-up rules without a card of their own that were paused go on, and try at once.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "card", value = CardExamples.NEW_DEFAULT)))
    @APIResponse(
            responseCode = "200",
            description = "The card, which is the default now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CardView.class),
                            examples = @ExampleObject(name = "card", value = CardExamples.CARD)))
    @APIResponse(
            responseCode = "404",
            description = "`not-found`: no such customer or card, or another customer's, or it was removed")
    public Uni<CardView> choose(
            @Parameter(description = "the customer's name", example = "acme") @PathParam("customer") String customer,
            @Nullable DefaultCardRequest body) {
        UUID card = Checks.body(body).id();
        Actor by = actor.get();
        return customers
                .require(customer)
                .chain(known -> chooseDefault.choose(known, card, by, Instant.now()))
                .map(CardView::of);
    }

    @DELETE
    @Path("/cards/{card}")
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "removeCard",
            summary = "Remove a card",
            description = "It is not charged any more, and the processor forgets it.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(
            responseCode = "404",
            description = "`not-found`: no such customer or card, or another customer's, or it was removed")
    @APIResponse(
            responseCode = "409",
            description = "`card-in-use`: an auto top-up rule names it; `default-card`: choose another default first")
    public Uni<Void> remove(
            @Parameter(description = "the customer's name", example = "acme") @PathParam("customer") String customer,
            @Parameter(description = "the card's id", example = "019b8d52-1c40-7b12-9d0a-2f6a5c3e9b41")
                    @PathParam("card")
                    String card) {
        Actor by = actor.get();
        return customers.require(customer).chain(known -> {
            UUID id = CardIds.parse(card).orElseThrow(() -> Problems.notFound("card"));
            return removeCard.remove(known, id, by, Instant.now());
        });
    }
}
