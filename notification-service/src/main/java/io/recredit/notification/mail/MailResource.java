package io.recredit.notification.mail;

import io.recredit.contracts.AccountState;
import io.recredit.kit.paging.Cursor;
import io.recredit.kit.paging.Page;
import io.recredit.kit.paging.PageRequest;
import io.recredit.kit.security.Roles;
import io.recredit.notification.reference.AccountAccess;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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

/** Shows what was sent to whom. */
@Path("/v1/accounts/{account}/mails")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.OWNER})
@Tag(name = "Mails")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class MailResource {

    private final AccountAccess accounts;
    private final MailRepository mails;

    MailResource(AccountAccess accounts, MailRepository mails) {
        this.accounts = accounts;
        this.mails = mails;
    }

    @GET
    @Operation(
            operationId = "listMails",
            summary = "The mails about an account, newest first",
            description = "Balance alerts, receipts and failures of the last 90 days. Texts are not shown.")
    @APIResponse(
            responseCode = "200",
            description = "A page of mails",
            content = @Content(examples = @ExampleObject(name = "page", value = MailExamples.PAGE)))
    public Uni<Page<MailView>> list(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @RestPath String account,
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
        return mails.page(owner.customer(), account, page)
                .map(rows -> Page.of(rows, page, row -> Cursor.encode(row.id().toString())));
    }
}
