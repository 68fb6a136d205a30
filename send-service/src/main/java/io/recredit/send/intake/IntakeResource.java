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

    private static final String EXAMPLE = """
            {"messages": [{"to": "+33612345678", "from": "Recredit", "text": "Your code is 4711", "purpose": "otp"}]}""";

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
            content = @Content(schema = @Schema(implementation = SentMessagesBody.class)))
    @APIResponse(responseCode = "400", description = "Some fields are not valid; nothing was stored")
    @APIResponse(responseCode = "404", description = "No such account of the caller's customer")
    @APIResponse(responseCode = "409", description = "The account is not active")
    @APIResponse(responseCode = "422", description = "The idempotency key came before with other content")
    @APIResponse(responseCode = "503", description = "Overloaded or an outage; nothing was stored, see Retry-After")
    public Uni<RestResponse<SentMessagesBody>> send(
            @RestPath String account,
            @RestHeader(IdempotencyKey.HEADER) @Parameter(description = "1 to 255 visible ASCII characters") @Nullable
                    String idempotencyKey,
            @RestHeader("Prefer") @Parameter(example = "wait=5") @Nullable String prefer,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = SendRequest.class),
                                            examples = @ExampleObject(name = "One message", value = EXAMPLE)))
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
