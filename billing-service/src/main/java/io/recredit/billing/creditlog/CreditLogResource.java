package io.recredit.billing.creditlog;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.reference.Accounts;
import io.recredit.kit.paging.Cursor;
import io.recredit.kit.paging.PageRequest;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
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
import org.jspecify.annotations.Nullable;

/** The credit log over REST. */
@Path("/v1/accounts/{account}/credit-log")
@Tag(name = "Balances")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class CreditLogResource {

    private final Accounts accounts;
    private final ReadCreditLog log;

    CreditLogResource(Accounts accounts, ReadCreditLog log) {
        this.accounts = accounts;
        this.log = log;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "readCreditLog",
            summary = "The entries of a balance, newest first",
            description =
                    "Each line has the balance after it. All filters that are given must hold. Where few lines pass them a"
                            + " page may have less than `limit`, even none: there are more as long as there is a"
                            + " `nextCursor`. Where old weeks of the ledger were archived, the last page says how many"
                            + " entries are not shown any more.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the log",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CreditLogPageView.class),
                            examples = @ExampleObject(name = "page", value = CreditLogExamples.PAGE)))
    @APIResponse(responseCode = "400", description = "`invalid-request`: a bad filter, limit or cursor")
    public Uni<CreditLogPageView> read(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @BeanParam LogFilterRequest wanted,
            @Parameter(
                            description = "items at most: 1 to 200, 50 when absent",
                            example = "50",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "`nextCursor` of the page before; absent for the first page")
                    @QueryParam("cursor")
                    @Nullable
                    String cursor) {
        PageRequest page = PageRequest.parse(limit, cursor);
        LogFilter filter = wanted.filter();
        return accounts.require(account).chain(state -> page(wanted.balanceOf(state), filter, page));
    }

    private Uni<CreditLogPageView> page(BalanceKey balance, LogFilter filter, PageRequest page) {
        long below = bound(balance, page.after());
        return log.window(balance, filter.from(), filter.to())
                .chain(window -> log.newest(balance, filter, window.before(below), page.limit()))
                .chain(slice -> slice.next().isPresent()
                        ? Uni.createFrom().item(new CreditLogPageView(slice.lines(), cursor(balance, slice), null))
                        : log.archived(balance)
                                .map(archived -> new CreditLogPageView(slice.lines(), null, archived.orElse(null))));
    }

    private static String cursor(BalanceKey balance, LogSlice slice) {
        return Cursor.encode(balance.currency(), String.valueOf(slice.next().getAsLong()));
    }

    /** The cursor names its currency, so that it cannot be carried over to another balance's log. */
    private static long bound(BalanceKey balance, List<String> cursor) {
        if (cursor.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (cursor.size() != 2 || !cursor.getFirst().equals(balance.currency())) {
            throw PageRequest.badCursor();
        }
        try {
            return Long.parseLong(cursor.getLast());
        } catch (NumberFormatException notOurs) {
            throw PageRequest.badCursor();
        }
    }
}
