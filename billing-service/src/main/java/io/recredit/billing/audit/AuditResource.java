package io.recredit.billing.audit;

import io.recredit.billing.reference.Accounts;
import io.recredit.billing.reference.Customers;
import io.recredit.kit.paging.Cursor;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit over REST. */
@Path("/v1")
@Tag(name = "Audit", description = "Who changed which rule, allowance, card or price, when, from what to what")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class AuditResource {

    private final Accounts accounts;
    private final Customers customers;
    private final AuditRepository audit;

    AuditResource(Accounts accounts, Customers customers, AuditRepository audit) {
        this.accounts = accounts;
        this.customers = customers;
        this.audit = audit;
    }

    @GET
    @Path("/accounts/{account}/audit")
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
    public Uni<Page<AuditView>> ofAccount(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @BeanParam AuditQuery query) {
        PageRequest page = query.page();
        AuditFilter filter = query.filter();
        return accounts.require(account)
                .chain(state -> audit.ofAccount(state.account(), filter, page))
                .map(rows -> pageOf(rows, page));
    }

    @GET
    @Path("/customers/{customer}/audit")
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "readAuditOfCustomer",
            summary = "What was changed of a customer and its accounts, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of the audit",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "page", value = AuditExamples.PAGE)))
    @APIResponse(responseCode = "400", description = "`invalid-request`: a bad filter, limit or cursor")
    @APIResponse(responseCode = "404", description = "`not-found`: no such customer, or another one")
    public Uni<Page<AuditView>> ofCustomer(
            @Parameter(description = "the customer's name", example = "acme") @PathParam("customer") String customer,
            @BeanParam AuditQuery query) {
        PageRequest page = query.page();
        AuditFilter filter = query.filter();
        return customers
                .require(customer)
                .chain(known -> audit.ofCustomer(known, filter, page))
                .map(rows -> pageOf(rows, page));
    }

    @GET
    @Path("/audit")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "readAudit",
            summary = "What was changed of the platform and of every customer, newest first",
            description = "Only operators. What concerns the whole platform, such as a tariff, has no customer.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the audit",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "page", value = AuditExamples.PLATFORM)))
    @APIResponse(responseCode = "400", description = "`invalid-request`: a bad filter, limit or cursor")
    public Uni<Page<AuditView>> all(@BeanParam AuditQuery query) {
        PageRequest page = query.page();
        return audit.all(query.filter(), page).map(rows -> pageOf(rows, page));
    }

    private static Page<AuditView> pageOf(List<AuditView> rows, PageRequest page) {
        return Page.of(rows, page, entry -> Cursor.encode(entry.id().toString()));
    }
}
