package io.recredit.billing.adjustment;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.audit.CurrentActor;
import io.recredit.billing.command.CommandResponses;
import io.recredit.billing.creditlog.EntryView;
import io.recredit.billing.reference.Accounts;
import io.recredit.kit.idempotency.IdempotencyKey;
import io.recredit.kit.problem.Checks;
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

/** Adjustments over REST. */
@Path("/v1/accounts/{account}/adjustments")
@Tag(name = "Money commands", description = "What changes a balance at once; each needs an Idempotency-Key")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class AdjustmentResource {

    private final Accounts accounts;
    private final AdjustBalance adjustBalance;
    private final CurrentActor actor;

    AdjustmentResource(Accounts accounts, AdjustBalance adjustBalance, CurrentActor actor) {
        this.accounts = accounts;
        this.adjustBalance = adjustBalance;
        this.actor = actor;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "adjustBalance",
            summary = "Add to or take from a balance",
            description = "Only operators. The reason is shown in the credit log. A balance never falls below zero.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "welcome", value = AdjustmentExamples.NEW)))
    @APIResponse(
            responseCode = "201",
            description = "The entry that was posted",
            headers =
                    @Header(
                            name = IdempotencyKey.REPLAYED_HEADER,
                            description = "true when the answer is an earlier one's, else absent",
                            schema = @Schema(type = SchemaType.BOOLEAN)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EntryView.class),
                            examples = @ExampleObject(name = "welcome", value = AdjustmentExamples.POSTED)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request` names every wrong field; `idempotency-key-missing`")
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such account")
    @APIResponse(responseCode = "409", description = "`account-closed`")
    @APIResponse(
            responseCode = "422",
            description = "`insufficient-balance`, `balance-too-large` or `idempotency-key-reused`; nothing was posted")
    public Uni<RestResponse<EntryView>> adjust(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(
                            required = true,
                            description = "makes it safe to send the request again, 1 to 255 visible ASCII characters",
                            example = "welcome-1")
                    @HeaderParam(IdempotencyKey.HEADER)
                    @Nullable
                    String key,
            @Nullable AdjustmentRequest body) {
        IdempotencyKey idempotencyKey = IdempotencyKey.required(key);
        AdjustmentRequest request = Checks.body(body);
        request.check();
        Actor by = actor.get();
        return accounts.require(account)
                .chain(state -> adjustBalance.adjust(state, request.on(state), idempotencyKey, by, Instant.now()))
                .map(CommandResponses::created);
    }
}
