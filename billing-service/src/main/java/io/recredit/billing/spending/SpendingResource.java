package io.recredit.billing.spending;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.reference.Accounts;
import io.recredit.contracts.AccountState;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Summaries of spending over REST. */
@Path("/v1/accounts/{account}/spending")
@Tag(name = "Balances")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: too many summaries are under way; try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class SpendingResource {

    private final Accounts accounts;
    private final SummarizeSpending summarize;

    SpendingResource(Accounts accounts, SummarizeSpending summarize) {
        this.accounts = accounts;
        this.summarize = summarize;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "summarizeSpending",
            summary = "What an account spent, by day, purpose, destination and user",
            description =
                    "Charges less refunds, of whole days in the account's time zone. A message counts on the day it was"
                            + " accepted, and so does its refund, whenever it comes.")
    @APIResponse(
            responseCode = "200",
            description = "The summary, ordered by what it is broken down by",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SpendingView.class),
                            examples = @ExampleObject(name = "days", value = SpendingExamples.SUMMARY)))
    @APIResponse(responseCode = "400", description = "`invalid-request`: a bad day, currency or `by`, or too many days")
    @APIResponse(
            responseCode = "422",
            description = "`summary-too-large`: more than 10,000 items, or it takes too long; ask for fewer days")
    public Uni<SpendingView> read(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @BeanParam SpendingRequest wanted) {
        wanted.check();
        return accounts.require(account).map(state -> query(state, wanted)).chain(summarize::of);
    }

    private static SpendingQuery query(AccountState account, SpendingRequest wanted) {
        String currency = wanted.currency == null ? account.chargingCurrency() : wanted.currency;
        return new SpendingQuery(
                new BalanceKey(account.customer(), account.account(), currency),
                wanted.range(ZoneId.of(account.timeZone()), Instant.now()),
                wanted.dimensions());
    }
}
