package io.recredit.billing.adjustment;

import io.recredit.billing.command.CommandResponses;
import io.recredit.billing.creditlog.EntryView;
import io.recredit.billing.reference.Accounts;
import io.recredit.kit.idempotency.IdempotencyKey;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.security.Caller;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Adjustments over REST. */
@Path("/v1/accounts/{account}/adjustments")
@Tag(name = "Money commands", description = "What changes a balance at once; each needs an Idempotency-Key")
class AdjustmentResource {

    private final Accounts accounts;
    private final AdjustBalance adjustBalance;
    private final Caller caller;

    AdjustmentResource(Accounts accounts, AdjustBalance adjustBalance, Caller caller) {
        this.accounts = accounts;
        this.adjustBalance = adjustBalance;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Add to or take from a balance",
            description = "Only operators. The reason is shown in the credit log. A balance never falls below zero.")
    @APIResponse(responseCode = "201", description = "The entry that was posted; Idempotency-Replayed: true if before")
    @APIResponse(responseCode = "400", description = "A wrong field, or no Idempotency-Key")
    @APIResponse(responseCode = "404", description = "No such account")
    @APIResponse(responseCode = "409", description = "account-closed")
    @APIResponse(
            responseCode = "422",
            description = "insufficient-balance, balance-too-large or idempotency-key-reused; nothing was posted")
    public Uni<RestResponse<EntryView>> adjust(
            @Parameter(example = "sms-ab12345-1") @PathParam("account") String account,
            @Parameter(required = true, example = "welcome-1") @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Nullable AdjustmentRequest body) {
        IdempotencyKey idempotencyKey = IdempotencyKey.required(key);
        AdjustmentRequest request = Checks.body(body);
        request.check();
        String actor = caller.subject();
        return accounts.require(account)
                .chain(state -> adjustBalance.adjust(state, request.on(state), idempotencyKey, actor, Instant.now()))
                .map(CommandResponses::created);
    }
}
