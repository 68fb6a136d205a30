package io.recredit.billing.audit;

import io.recredit.billing.reference.Accounts;
import io.recredit.kit.paging.Page;
import io.recredit.kit.paging.PageRequest;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

/** The audit of an account over REST. */
@Path("/v1/accounts/{account}/audit")
@Tag(name = "Audit")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class AccountAuditResource {

    private final Accounts accounts;
    private final AuditRepository audit;

    AccountAuditResource(Accounts accounts, AuditRepository audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(operationId = "readAuditOfAccount", summary = "What was changed of an account, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of the audit",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "page", value = AuditExamples.PAGE)))
    @APIResponse(responseCode = "400", description = "`invalid-request`: a bad filter, limit or cursor")
    @APIResponse(responseCode = "404", description = "`not-found`: no such account, or another customer's")
    public Uni<Page<AuditView>> read(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @BeanParam AuditQuery query) {
        PageRequest page = query.page();
        AuditFilter filter = query.filter();
        return accounts.require(account).chain(state -> audit.ofAccount(state, filter, page));
    }
}
