package io.recredit.billing.allowance;

import io.recredit.kit.paging.Page;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What users may spend, over REST. */
@Path("/v1/accounts/{account}/users/{user}/allowances")
@Tag(name = "Users' allowances", description = "What users may spend of their account's balances")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class AllowanceResource {

    private final Spenders spenders;
    private final AllowanceRepository allowances;

    AllowanceResource(Spenders spenders, AllowanceRepository allowances) {
        this.spenders = spenders;
        this.allowances = allowances;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "listAllowances",
            summary = "What a user may spend, and has spent",
            description =
                    "One for each currency in which the user has rules or has spent anything. Every rule has to let a"
                            + " charge pass, and the balance has to suffice.")
    @APIResponse(
            responseCode = "200",
            description = "Always one page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "page", value = AllowanceExamples.ALLOWANCES)))
    @APIResponse(responseCode = "404", description = "`not-found`: no such account, user of it, or another customer's")
    public Uni<Page<AllowanceView>> list(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(example = "019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49") @PathParam("user") String user) {
        return spenders.require(account, user)
                .chain(spender -> allowances.of(spender, Instant.now()))
                .map(items -> new Page<>(items, null));
    }
}
