package io.recredit.send.intake;

import io.recredit.contracts.AccountState;
import io.recredit.kit.idempotency.IdempotencyKey;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.security.Roles;
import io.recredit.send.reference.AccountAccess;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Takes messages to be sent. */
@Path("/v1/accounts/{account}/messages")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SENDER, Roles.OWNER, Roles.OPERATOR})
@Tag(name = "Messages")
class IntakeResource {

    private final AccountAccess accounts;
    private final AcceptMessages acceptMessages;

    IntakeResource(AccountAccess accounts, AcceptMessages acceptMessages) {
        this.accounts = accounts;
        this.acceptMessages = acceptMessages;
    }

    @POST
    @Operation(
            operationId = "sendMessages",
            summary = "Send one or many messages",
            description = "All messages of the request are accepted, or none. Each is charged before it is sent; with"
                    + " `Prefer: wait=N` the answer waits until billing has decided them all, N seconds at most.")
    @APIResponse(
            responseCode = "202",
            description = "The messages are stored and will be charged and sent, or refused",
            headers = {
                @Header(
                        name = IdempotencyKey.REPLAYED_HEADER,
                        description = "true when the answer is an earlier one's, else absent",
                        schema = @Schema(type = SchemaType.BOOLEAN)),
                @Header(
                        name = "Preference-Applied",
                        description = "the wait that was applied, absent when none was",
                        schema = @Schema(type = SchemaType.STRING, examples = "wait=5"))
            },
            content =
                    @Content(
                            schema = @Schema(implementation = SentMessagesBody.class),
                            examples = {
                                @ExampleObject(name = "accepted", value = IntakeExamples.ACCEPTED),
                                @ExampleObject(name = "decided, with Prefer", value = IntakeExamples.DECIDED)
                            }))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request`: errors names every field that is not valid; nothing was stored")
    @APIResponse(responseCode = "404", description = "`not-found`: the caller's customer has no such account")
    @APIResponse(responseCode = "409", description = "`account-not-active`: it is suspended or closed")
    @APIResponse(responseCode = "422", description = "`idempotency-key-reused`: the key came before with other content")
    @APIResponse(
            responseCode = "503",
            description = "`unavailable`: overloaded or an outage; nothing was stored, see Retry-After",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "in seconds",
                            schema = @Schema(type = SchemaType.INTEGER)))
    public Uni<RestResponse<SentMessagesBody>> send(
            @RestPath @Parameter(description = "the account's service name", example = "sms-ab12345-1") String account,
            @RestHeader(IdempotencyKey.HEADER)
                    @Parameter(
                            description = "makes it safe to send the request again, 1 to 255 visible ASCII characters",
                            example = "order-4711")
                    @Nullable
                    String idempotencyKey,
            @RestHeader("Prefer")
                    @Parameter(
                            description = "`wait=N`: answer when all are decided, or after N seconds; at most 30",
                            example = "wait=5")
                    @Nullable
                    String prefer,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = SendRequest.class),
                                            examples =
                                                    @ExampleObject(name = "One message", value = IntakeExamples.NEW)))
                    @Nullable
                    SendRequest body) {
        AccountState owner = accounts.require(account);
        SendRequest request = Checks.body(body);
        Optional<RequestKey> key = RequestKey.of(IdempotencyKey.optional(idempotencyKey), request);
        Optional<WaitPreference> wait = WaitPreference.parse(prefer);
        return acceptMessages.accept(owner, request, key, wait).map(accepted -> answer(accepted, wait));
    }

    private static RestResponse<SentMessagesBody> answer(
            AcceptMessages.Accepted accepted, Optional<WaitPreference> wait) {
        ResponseBuilder<SentMessagesBody> answer =
                ResponseBuilder.create(RestResponse.Status.ACCEPTED, new SentMessagesBody(accepted.messages()));
        if (accepted.repeated()) {
            answer.header(IdempotencyKey.REPLAYED_HEADER, true);
        }
        if (accepted.waited()) {
            wait.ifPresent(preference -> answer.header("Preference-Applied", preference.applied()));
        }
        return answer.build();
    }
}
