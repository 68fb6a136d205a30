package io.recredit.billing.allowance;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.audit.CurrentActor;
import io.recredit.billing.command.CommandResponses;
import io.recredit.contracts.Ids;
import io.recredit.kit.idempotency.IdempotencyKey;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.problem.Problems;
import io.recredit.kit.security.Caller;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

/** Changes of users' allowances over REST. */
@Path("/v1/accounts/{account}/users/{user}/allowance-changes")
@Tag(name = "Users' allowances", description = "What users may spend of their account's balances")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class AllowanceChangeResource {

    private final Spenders spenders;
    private final ChangeAllowance changeAllowance;
    private final Caller caller;
    private final CurrentActor currentActor;

    AllowanceChangeResource(
            Spenders spenders, ChangeAllowance changeAllowance, Caller caller, CurrentActor currentActor) {
        this.spenders = spenders;
        this.changeAllowance = changeAllowance;
        this.caller = caller;
        this.currentActor = currentActor;
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "changeAllowance",
            summary = "Add to a user's allowance, or take from it",
            description =
                    "A user without an allowance is not limited by one. The first change makes it begin at zero; from"
                            + " then on a charge needs as much allowance as it costs, and takes it. No money moves. The allowance"
                            + " never falls below zero, unless an operator says that it may.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "campaign", value = AllowanceExamples.NEW_CHANGE)))
    @APIResponse(
            responseCode = "201",
            description = "The change that was made",
            headers =
                    @Header(
                            name = IdempotencyKey.REPLAYED_HEADER,
                            description = "true when the answer is an earlier one's, else absent",
                            schema = @Schema(type = SchemaType.BOOLEAN)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AllowanceChangeView.class),
                            examples = @ExampleObject(name = "campaign", value = AllowanceExamples.CHANGE)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request` names every wrong field; `idempotency-key-missing`")
    @APIResponse(responseCode = "403", description = "`forbidden`: `allowNegative` is for operators")
    @APIResponse(responseCode = "404", description = "`not-found`: no such account, user of it, or another customer's")
    @APIResponse(responseCode = "409", description = "`account-closed`")
    @APIResponse(
            responseCode = "422",
            description =
                    "`insufficient-allowance`, `allowance-too-large` or `idempotency-key-reused`; nothing was changed")
    public Uni<RestResponse<AllowanceChangeView>> change(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(example = "019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49") @PathParam("user") String user,
            @Parameter(
                            required = true,
                            description = "makes it safe to send the request again, 1 to 255 visible ASCII characters",
                            example = "spring-1")
                    @HeaderParam(IdempotencyKey.HEADER)
                    @Nullable
                    String key,
            @Nullable AllowanceChangeRequest body) {
        IdempotencyKey idempotencyKey = IdempotencyKey.required(key);
        AllowanceChangeRequest request = Checks.body(body);
        request.check();
        if (request.belowZero() && !caller.isOperator()) {
            throw Problems.forbidden("Only an operator can let an allowance be below zero.");
        }
        Actor actor = currentActor.get();
        return spenders.require(account, user)
                .chain(spender -> changeAllowance.change(
                        spender,
                        request.of(spender, Ids.next(), actor.subject()),
                        actor,
                        idempotencyKey,
                        request.contentHash(spender),
                        Instant.now()))
                .map(CommandResponses::created);
    }
}
