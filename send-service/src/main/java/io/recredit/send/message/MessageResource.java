package io.recredit.send.message;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.WireName;
import io.recredit.kit.paging.Cursor;
import io.recredit.kit.paging.Page;
import io.recredit.kit.paging.PageRequest;
import io.recredit.kit.problem.FieldError;
import io.recredit.kit.problem.Problems;
import io.recredit.kit.security.Roles;
import io.recredit.send.reference.AccountAccess;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Reads messages. */
@Path("/v1/accounts/{account}/messages")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SENDER, Roles.OWNER, Roles.OPERATOR})
@Tag(name = "Messages")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class MessageResource {

    private final AccountAccess accounts;
    private final MessageRepository messages;

    MessageResource(AccountAccess accounts, MessageRepository messages) {
        this.accounts = accounts;
        this.messages = messages;
    }

    @GET
    @Path("{id}")
    @WithSession
    @Operation(operationId = "getMessage", summary = "One message as it is now")
    @APIResponse(
            responseCode = "200",
            description = "The message",
            content =
                    @Content(
                            schema = @Schema(implementation = MessageView.class),
                            examples = @ExampleObject(name = "delivered", value = MessageExamples.ONE)))
    @APIResponse(
            responseCode = "404",
            description = "`not-found`: the caller's customer has no such account or message")
    public Uni<MessageView> get(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @RestPath String account,
            @Parameter(description = "the message's id", example = "019b8d44-1f70-7b39-9c06-6e8d3b5a2f17") @RestPath
                    String id) {
        AccountState owner = accounts.require(account);
        return messages.find(owner.customer(), account, messageId(id)).map(found -> {
            if (found == null) {
                throw noSuchMessage();
            }
            return found.view();
        });
    }

    @GET
    @WithSession
    @Operation(operationId = "listMessages", summary = "An account's messages, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of messages",
            content = @Content(examples = @ExampleObject(name = "page", value = MessageExamples.PAGE)))
    public Uni<Page<MessageView>> list(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @RestPath String account,
            @Parameter(
                            description = "only messages in this state",
                            example = "delivered",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "accepted",
                                                "charged",
                                                "refused",
                                                "sending",
                                                "sent",
                                                "delivered",
                                                "failed",
                                                "unknown"
                                            }))
                    @RestQuery
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
                    @RestQuery
                    @Nullable
                    String limit,
            @Parameter(description = "`nextCursor` of the page before; absent for the first page") @RestQuery @Nullable
                    String cursor) {
        AccountState owner = accounts.require(account);
        PageRequest page = PageRequest.parse(limit, cursor);
        MessageState only = state == null ? null : state(state);
        return messages.page(owner.customer(), account, only, page.afterId().orElse(null), page)
                .map(rows -> Page.of(rows, page, row -> Cursor.encode(row.id.toString()))
                        .map(StoredMessage::view));
    }

    private static MessageState state(String name) {
        return WireName.parse(MessageState.class, name)
                .orElseThrow(() -> Problems.invalid(new FieldError("state", "unknown-state", "is no message state")));
    }

    /** Whatever is no id names no message. */
    private static UUID messageId(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw noSuchMessage();
        }
    }

    private static RuntimeException noSuchMessage() {
        return Problems.notFound("message");
    }
}
