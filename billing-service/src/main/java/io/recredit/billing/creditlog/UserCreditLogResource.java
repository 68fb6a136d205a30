package io.recredit.billing.creditlog;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.reference.Accounts;
import io.recredit.billing.reference.Users;
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
import org.jspecify.annotations.Nullable;

/** The credit log of one user over REST. */
@Path("/v1/accounts/{account}/users/{user}/credit-log")
@Tag(name = "Users' allowances")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class UserCreditLogResource {

    private final Accounts accounts;
    private final Users users;
    private final ReadCreditLog entries;
    private final UserLogRepository log;

    UserCreditLogResource(Accounts accounts, Users users, ReadCreditLog entries, UserLogRepository log) {
        this.accounts = accounts;
        this.users = users;
        this.entries = entries;
        this.log = log;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "readUserCreditLog",
            summary = "Every charge and refund of a user and every change of the allowance, newest first",
            description =
                    "Each line has the balance after it and, where the allowance has a part in it, the allowance. All filters"
                            + " that are given must hold. Where few lines pass them a page may have less than"
                            + " `limit`, even none: there are more as long as there is a `nextCursor`.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the log",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UserLogPageView.class),
                            examples = @ExampleObject(name = "page", value = CreditLogExamples.USER_PAGE)))
    @APIResponse(responseCode = "400", description = "`invalid-request`: a bad filter, limit or cursor")
    @APIResponse(responseCode = "404", description = "`not-found`: no such account, or user of it")
    public Uni<UserLogPageView> read(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(example = "019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49") @PathParam("user") String user,
            @BeanParam UserLogFilterRequest wanted,
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
        UserLogFilter filter = wanted.filter();
        return accounts.require(account)
                .chain(state -> users.require(state, user)
                        .chain(found -> page(wanted.balanceOf(state), found.user(), filter, page)));
    }

    private Uni<UserLogPageView> page(BalanceKey balance, UUID user, UserLogFilter filter, PageRequest page) {
        UserLogPlace last = placeOf(balance, user, page.after());
        return entries.window(balance, filter.from(), filter.to())
                .map(window -> new UserLogQuery(balance, user, filter, window))
                .chain(query -> log.below(query, last.orBefore(query.start()), page.limit()))
                .chain(slice -> slice.next().isPresent()
                        ? Uni.createFrom()
                                .item(UserLogPageView.of(
                                        slice,
                                        cursorAt(balance, user, slice.next().get())))
                        : entries.archived(balance).map(archived -> UserLogPageView.last(slice, archived)));
    }

    private static String cursorAt(BalanceKey balance, UUID user, UserLogPlace place) {
        return Cursor.encode(
                balance.currency(), user.toString(), String.valueOf(place.entryNo()), String.valueOf(place.changeNo()));
    }

    /** The cursor names its currency and user, so that it cannot be carried over to another log. */
    private static UserLogPlace placeOf(BalanceKey balance, UUID user, List<String> cursor) {
        if (cursor.isEmpty()) {
            return new UserLogPlace(Long.MAX_VALUE, 0);
        }
        if (cursor.size() != 4
                || !cursor.get(0).equals(balance.currency())
                || !cursor.get(1).equals(user.toString())) {
            throw PageRequest.badCursor();
        }
        try {
            long entryNo = Long.parseLong(cursor.get(2));
            long changeNo = Long.parseLong(cursor.get(3));
            if (entryNo < 0 || changeNo < 0 || entryNo == Long.MAX_VALUE) {
                throw PageRequest.badCursor();
            }
            return new UserLogPlace(entryNo, changeNo);
        } catch (NumberFormatException notOurs) {
            throw PageRequest.badCursor();
        }
    }
}
