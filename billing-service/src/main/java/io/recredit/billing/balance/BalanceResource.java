package io.recredit.billing.balance;

import io.recredit.billing.reference.Accounts;
import io.recredit.kit.paging.Page;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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

/** Balances over REST. */
@Path("/v1/accounts/{account}/balances")
@Tag(name = "Balances", description = "What is left, and how it came to be")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class BalanceResource {

    private final Accounts accounts;
    private final BalanceRepository balances;

    BalanceResource(Accounts accounts, BalanceRepository balances) {
        this.accounts = accounts;
        this.balances = balances;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "listBalances",
            summary = "What is left on an account",
            description = "One balance per currency. The charging currency's is always there, with 0 from the start.")
    @APIResponse(
            responseCode = "200",
            description = "The balances, the charging currency's first; always one page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "page", value = BalanceExamples.PAGE)))
    public Uni<Page<BalanceView>> read(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account) {
        return accounts.require(account)
                .chain(balances::withChargingCurrencyFirst)
                .map(found -> new Page<>(found, null));
    }
}
