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
    @APIResponse(responseCode = "200", description = "The message")
    @APIResponse(responseCode = "404", description = "No such account or message of the caller's customer")
    public Uni<MessageView> get(@RestPath String account, @RestPath String id) {
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
    @APIResponse(responseCode = "200", description = "A page of messages")
    public Uni<Page<MessageView>> list(
            @RestPath String account,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
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
