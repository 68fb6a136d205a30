package io.recredit.billing.audit;

import io.recredit.kit.paging.Page;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The whole audit over REST. */
@Path("/v1/audit")
@Tag(name = "Audit", description = "Who changed which rule, allowance, card or price, when, from what to what")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class AuditResource {

    private final AuditRepository audit;

    AuditResource(AuditRepository audit) {
        this.audit = audit;
    }

    @GET
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
    public Uni<Page<AuditView>> read(@BeanParam AuditQuery query) {
        return audit.all(query.filter(), query.page());
    }
}
