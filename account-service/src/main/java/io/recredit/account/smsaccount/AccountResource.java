package io.recredit.account.smsaccount;

import static io.recredit.kit.security.Roles.OPERATOR;
import static io.recredit.kit.security.Roles.OWNER;
import static io.recredit.kit.security.Roles.SENDER;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.recredit.kit.paging.Cursor;
import io.recredit.kit.paging.Page;
import io.recredit.kit.paging.PageRequest;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.problem.Problems;
import io.recredit.kit.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts", description = "SMS accounts, addressed by their service names")
class AccountResource {

    private final ChangeAccount changes;
    private final AccountRepository accounts;
    private final Caller caller;

    AccountResource(ChangeAccount changes, AccountRepository accounts, Caller caller) {
        this.changes = changes;
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({OPERATOR, OWNER, SENDER})
    @Operation(
            operationId = "listAccounts",
            summary = "List accounts by name",
            description = "Members see those of their customer, operators all or those of one customer.")
    @APIResponse(
            responseCode = "200",
            description = "A page of accounts",
            content = @Content(examples = @ExampleObject(name = "page", value = AccountExamples.PAGE)))
    public Uni<Page<AccountView>> list(
            @Parameter(description = "only this customer's", example = "acme") @RestQuery @Nullable String customer,
            @Parameter(description = "1 to 200, 50 when absent", example = "50") @RestQuery @Nullable String limit,
            @Parameter(description = "`nextCursor` of the page before") @RestQuery @Nullable String cursor) {
        PageRequest page = PageRequest.parse(limit, cursor);
        Optional<String> owner = Optional.ofNullable(customer).or(this::ownCustomer);
        owner.ifPresent(wanted -> caller.requireCustomer(wanted, () -> Problems.notFound("customer")));
        return Panache.withSession(() -> accounts.page(owner, page))
                .map(rows -> Page.of(rows, page, account -> Cursor.encode(account.name()))
                        .map(AccountView::of));
    }

    @GET
    @Path("/{account}")
    @RolesAllowed({OPERATOR, OWNER, SENDER})
    @Operation(operationId = "getAccount", summary = "Look up an account")
    @APIResponse(
            responseCode = "200",
            description = "The account",
            content =
                    @Content(
                            schema = @Schema(implementation = AccountView.class),
                            examples = @ExampleObject(name = "shop", value = AccountExamples.ONE)))
    public Uni<AccountView> get(@Parameter(example = "sms-ab12345-1") @RestPath String account) {
        return Panache.withSession(() -> accounts.find(account))
                .map(found -> found.filter(mine -> caller.mayTouch(mine.customer()))
                        .orElseThrow(() -> Problems.notFound("account")))
                .map(AccountView::of);
    }

    @PATCH
    @Path("/{account}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({OPERATOR, OWNER})
    @Operation(
            operationId = "changeAccount",
            summary = "Change some fields of an account",
            description = "The fields that are absent stay. `state`, `chargingCurrency` and"
                    + " `destinationCurrencies` are for operators only.")
    @RequestBody(
            required = true,
            content = @Content(examples = @ExampleObject(name = "italian", value = AccountExamples.PATCH)))
    @APIResponse(
            responseCode = "200",
            description = "The account as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = AccountView.class),
                            examples = @ExampleObject(name = "shop", value = AccountExamples.ONE)))
    @APIResponse(responseCode = "409", description = "`account-closed`: it cannot be changed any more")
    public Uni<AccountView> change(
            @Parameter(example = "sms-ab12345-1") @RestPath String account, @Nullable AccountPatchRequest request) {
        AccountPatchRequest patch = Checks.body(request).checked();
        return changes.change(account, patch, found -> {
                    caller.requireCustomer(found.customer(), () -> Problems.notFound("account"));
                    if (patch.needsAnOperator() && !caller.isOperator()) {
                        throw Problems.forbidden(
                                "Only operators may change state, chargingCurrency and destinationCurrencies.");
                    }
                })
                .map(AccountView::of);
    }

    /** Empty for operators; a member without a customer sees the accounts of nobody. */
    private Optional<String> ownCustomer() {
        return caller.isOperator()
                ? Optional.empty()
                : Optional.of(caller.customer().orElse(""));
    }
}
