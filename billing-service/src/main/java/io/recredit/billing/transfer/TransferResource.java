package io.recredit.billing.transfer;

import io.recredit.billing.command.CommandResponses;
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

/** Transfers over REST. */
@Path("/v1/accounts/{account}/transfers")
@Tag(name = "Money commands")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class TransferResource {

    private final Accounts accounts;
    private final TransferCredits transferCredits;
    private final Caller caller;

    TransferResource(Accounts accounts, TransferCredits transferCredits, Caller caller) {
        this.accounts = accounts;
        this.transferCredits = transferCredits;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "transferCredits",
            summary = "Move an amount to another account",
            description = "At once, whole or not at all, and only between two accounts of one customer.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "move", value = TransferExamples.NEW)))
    @APIResponse(
            responseCode = "201",
            description = "It was moved",
            headers =
                    @Header(
                            name = IdempotencyKey.REPLAYED_HEADER,
                            description = "true when the answer is an earlier one's, else absent",
                            schema = @Schema(type = SchemaType.BOOLEAN)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TransferView.class),
                            examples = @ExampleObject(name = "move", value = TransferExamples.DONE)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request` names every wrong field; `idempotency-key-missing`")
    @APIResponse(
            responseCode = "404",
            description = "`not-found`: no such account, or no such target of the same customer")
    @APIResponse(responseCode = "409", description = "`account-closed`")
    @APIResponse(
            responseCode = "422",
            description =
                    "`insufficient-balance`, `balance-too-large`, `same-account` or `idempotency-key-reused`; nothing moved")
    public Uni<RestResponse<TransferView>> transfer(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(
                            required = true,
                            description = "makes it safe to send the request again, 1 to 255 visible ASCII characters",
                            example = "move-1")
                    @HeaderParam(IdempotencyKey.HEADER)
                    @Nullable
                    String key,
            @Nullable TransferRequest body) {
        IdempotencyKey idempotencyKey = IdempotencyKey.required(key);
        TransferRequest request = Checks.body(body);
        request.check();
        String actor = caller.subject();
        return accounts.require(account)
                .chain(source -> transferCredits.transfer(
                        source,
                        request.from(source),
                        TransferRequest.TARGET_FIELD,
                        idempotencyKey,
                        actor,
                        Instant.now()))
                .map(CommandResponses::created);
    }
}
