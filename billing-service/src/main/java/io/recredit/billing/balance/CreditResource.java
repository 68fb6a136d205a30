package io.recredit.billing.balance;

import io.recredit.billing.balance.CreditView.CurrencyView;
import io.recredit.billing.pricelist.PriceLists;
import io.recredit.billing.reference.Accounts;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.kit.security.Caller;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An account's credit over REST, as those who send may see it. */
@Path("/v1/accounts/{account}/credit")
@Tag(name = "Balances")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class CreditResource {

    private final Accounts accounts;
    private final BalanceRepository balances;
    private final PriceLists prices;
    private final Caller caller;

    CreditResource(Accounts accounts, BalanceRepository balances, PriceLists prices, Caller caller) {
        this.accounts = accounts;
        this.balances = balances;
        this.prices = prices;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER, Roles.SENDER})
    @Operation(
            operationId = "readCredit",
            summary = "How many messages an account can still send",
            description =
                    "Estimated for messages of one segment to the home country, in the currency that they are taken"
                            + " from, at the highest of the country's prices that are valid now, so that there are never fewer. Senders see the number, owners the balance, too.")
    @APIResponse(
            responseCode = "200",
            description = "One line per currency, the charging currency's first",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CreditView.class),
                            examples = {
                                @ExampleObject(name = "for an owner", value = BalanceExamples.CREDIT_OF_OWNER),
                                @ExampleObject(name = "for a sender", value = BalanceExamples.CREDIT_OF_SENDER)
                            }))
    public Uni<CreditView> read(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account) {
        boolean withMoney = caller.maySeeMoney();
        Instant now = Instant.now();
        return accounts.require(account)
                .chain(state -> balances.withChargingCurrencyFirst(state)
                        .map(found -> withLocalCurrency(found, state))
                        .onItem()
                        .transformToMulti(found -> Multi.createFrom().iterable(found))
                        .onItem()
                        .transformToUniAndConcatenate(balance -> localPrice(state, balance.currency(), now)
                                .map(price -> CurrencyView.of(balance, price.orElse(null), withMoney)))
                        .collect()
                        .asList()
                        .map(items -> new CreditView(state.homeCountry(), items)));
    }

    /** Messages to the home country may be taken from a currency in which there was nothing yet. */
    private static List<BalanceView> withLocalCurrency(List<BalanceView> found, AccountState account) {
        String local = account.currencyFor(account.homeCountry());
        if (found.stream().anyMatch(balance -> balance.currency().equals(local))) {
            return found;
        }
        return Stream.concat(found.stream(), Stream.of(BalanceView.empty(local)))
                .toList();
    }

    /** Only where messages to the home country are taken from: no other balance pays for them. */
    private Uni<Optional<Amount>> localPrice(AccountState account, String currency, Instant now) {
        if (!currency.equals(account.currencyFor(account.homeCountry()))) {
            return Uni.createFrom().item(Optional.empty());
        }
        return prices.validAt(currency, now)
                .chain(tariff -> tariff.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : prices.dearest(tariff.get().id(), account.homeCountry()));
    }
}
