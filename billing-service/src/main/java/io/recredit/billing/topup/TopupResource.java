package io.recredit.billing.topup;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.recredit.billing.command.Answer;
import io.recredit.billing.reference.Accounts;
import io.recredit.contracts.WireName;
import io.recredit.kit.idempotency.IdempotencyKey;
import io.recredit.kit.paging.Cursor;
import io.recredit.kit.paging.Page;
import io.recredit.kit.paging.PageRequest;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.problem.Problems;
import io.recredit.kit.security.Caller;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Top-ups over REST: the one-time ones are made here, all of them are shown. */
@Path("/v1/accounts/{account}/topups")
@Tag(name = "Top-ups", description = "Balances topped up with a stored card, by hand or by a rule")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class TopupResource {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Accounts accounts;
    private final BuyCredits buyCredits;
    private final TopupRepository topups;
    private final Caller caller;

    TopupResource(Accounts accounts, BuyCredits buyCredits, TopupRepository topups, Caller caller) {
        this.accounts = accounts;
        this.buyCredits = buyCredits;
        this.topups = topups;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "buyCredits",
            summary = "Top a balance up once",
            description =
                    "Charges a stored card and adds what was bought. The same key always means the same top-up, and"
                            + " answers with it as it is by then.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = {
                                @ExampleObject(name = "pack", value = TopupExamples.NEW),
                                @ExampleObject(name = "amount", value = TopupExamples.NEW_AMOUNT)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "It was paid and added",
            headers =
                    @Header(
                            name = IdempotencyKey.REPLAYED_HEADER,
                            description = "true when the top-up is an earlier request's, else absent",
                            schema = @Schema(type = SchemaType.BOOLEAN)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TopupView.class),
                            examples = @ExampleObject(name = "paid", value = TopupExamples.SUCCEEDED)))
    @APIResponse(
            responseCode = "202",
            description = "It is not known yet whether the card was charged; it will be, and then the amount is added",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TopupView.class),
                            examples = @ExampleObject(name = "unknown", value = TopupExamples.UNKNOWN)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request` names every wrong field; `idempotency-key-missing`")
    @APIResponse(
            responseCode = "402",
            description = "`card-declined`: nothing was charged. Why is in `reason`, the top-up's id in `topup`",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "declined", value = TopupExamples.DECLINED)))
    @APIResponse(responseCode = "404", description = "`not-found`: no such account, or another customer's")
    @APIResponse(responseCode = "409", description = "`account-closed`")
    @APIResponse(
            responseCode = "422",
            description = "`no-card`, `balance-too-large` or `idempotency-key-reused`; nothing was charged")
    public Uni<RestResponse<TopupView>> buy(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(
                            required = true,
                            description = "makes it safe to send the request again, 1 to 255 visible ASCII characters",
                            example = "buy-1")
                    @HeaderParam(IdempotencyKey.HEADER)
                    @Nullable
                    String key,
            @Nullable TopupRequest body) {
        IdempotencyKey idempotencyKey = IdempotencyKey.required(key);
        TopupRequest request = Checks.body(body);
        request.check();
        String actor = caller.subject();
        Optional<String> ownEmail = caller.email();
        return accounts.require(account)
                .chain(state -> buyCredits.buy(
                        state,
                        request.on(state, ownEmail),
                        request.namesEmails(),
                        idempotencyKey,
                        actor,
                        Instant.now()))
                .map(TopupResource::respond);
    }

    private static RestResponse<TopupView> respond(Answer<Attempt> answer) {
        Attempt attempt = answer.body();
        return switch (attempt.state()) {
            case SUCCEEDED -> response(RestResponse.Status.CREATED, answer);
            case REQUESTED, CHARGING, NEEDS_APPROVAL, UNKNOWN -> response(RestResponse.Status.ACCEPTED, answer);
            case DECLINED, CANCELLED -> throw declined(attempt, answer.replayed());
        };
    }

    private static RestResponse<TopupView> response(RestResponse.Status status, Answer<Attempt> answer) {
        ResponseBuilder<TopupView> response = ResponseBuilder.create(status, TopupView.of(answer.body()));
        return answer.replayed()
                ? response.header(IdempotencyKey.REPLAYED_HEADER, true).build()
                : response.build();
    }

    private static RuntimeException declined(Attempt attempt, boolean replayed) {
        RuntimeException problem = Problems.paymentRequired(
                "card-declined", "Card declined", "The card was not charged: " + attempt.reason() + ".");
        if (!(problem instanceof HttpProblem http)) {
            return problem;
        }
        HttpProblem.Builder builder = HttpProblem.builder(http)
                .with("reason", String.valueOf(attempt.reason()))
                .with("topup", attempt.id().toString());
        return replayed
                ? builder.withHeader(IdempotencyKey.REPLAYED_HEADER, true).build()
                : builder.build();
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "listTopups",
            summary = "The top-ups of an account, newest first",
            description = "Also those that failed, and those that are to come.")
    @APIResponse(
            responseCode = "200",
            description = "A page of them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "page", value = TopupExamples.PAGE)))
    @APIResponse(responseCode = "400", description = "`invalid-request`: a bad currency, state, limit or cursor")
    @APIResponse(responseCode = "404", description = "`not-found`: no such account, or another customer's")
    public Uni<Page<TopupView>> list(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(description = "only of this balance: CREDIT or an ISO 4217 code", example = "CREDIT")
                    @QueryParam("currency")
                    @Nullable
                    String currency,
            @Parameter(
                            description = "only in this state",
                            example = "declined",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {
                                                "requested",
                                                "charging",
                                                "needs-approval",
                                                "unknown",
                                                "succeeded",
                                                "declined",
                                                "cancelled"
                                            }))
                    @QueryParam("state")
                    @Nullable
                    String state,
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
        // Read before the account is looked for, so that it is a 400 for everybody.
        page.afterId();
        Checks checks = new Checks();
        if (currency != null) {
            checks.currency("currency", currency);
        }
        checks.that(
                state == null || WireName.parse(AttemptState.class, state).isPresent(),
                "state",
                "unknown-state",
                "must be a state of top-ups");
        checks.throwIfAny();
        return accounts.require(account)
                .chain(found -> topups.of(found, currency, state, page))
                .map(rows ->
                        Page.of(rows, page, topup -> Cursor.encode(topup.id().toString())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(operationId = "getTopup", summary = "One top-up as it is now")
    @APIResponse(
            responseCode = "200",
            description = "The top-up",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TopupView.class),
                            examples = @ExampleObject(name = "paid", value = TopupExamples.SUCCEEDED)))
    @APIResponse(responseCode = "404", description = "`not-found`: no such account or top-up, or another customer's")
    public Uni<TopupView> read(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(description = "the top-up's id", example = "019b8d58-1a20-7c4e-9d3b-6f0a2e8c5b71")
                    @PathParam("id")
                    String id) {
        UUID topup = idOf(id);
        return accounts.require(account)
                .chain(found -> topups.find(found, topup))
                .map(found -> found.orElseThrow(() -> Problems.notFound("top-up")));
    }

    /** What is no id is the id of nothing. */
    private static UUID idOf(String text) {
        // UUID.fromString reads also what is too short.
        if (!ID.matcher(text).matches()) {
            throw Problems.notFound("top-up");
        }
        return UUID.fromString(text);
    }
}
