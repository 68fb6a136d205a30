package io.recredit.billing.balance;

import io.recredit.contracts.Amount;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an account can still send. */
@Schema(name = "Credit")
record CreditView(
        @Schema(examples = "FR", description = "the account's; local messages go there")
        String homeCountry,

        List<CurrencyView> items) {

    /**
     * One balance.
     *
     * @param balance absent for senders: money is the owner's
     * @param localPrice absent if messages to the home country are taken from another currency, if no tariff of this one
     *     is valid, or if that does not cover the home country
     * @param localMessagesLeft absent without a local price, or if that is 0
     */
    @Schema(name = "CreditOfCurrency")
    record CurrencyView(
            @Schema(examples = "CREDIT") String currency,

            @Schema(examples = "99.4", implementation = String.class, description = "absent for senders") @Nullable
            Amount balance,

            @Schema(
                    examples = "0.7",
                    implementation = String.class,
                    description = "the highest price of a segment to the home country; absent if there is none")
            @Nullable
            Amount localPrice,

            @Schema(
                    examples = "142",
                    description = "messages of one segment to the home country; absent if they have no price, or cost"
                            + " nothing")
            @Nullable
            Long localMessagesLeft) {

        static CurrencyView of(BalanceView balance, @Nullable Amount localPrice, boolean withMoney) {
            OptionalLong left =
                    localPrice == null ? OptionalLong.empty() : LocalMessages.left(balance.balance(), localPrice);
            return new CurrencyView(
                    balance.currency(),
                    withMoney ? balance.balance() : null,
                    localPrice,
                    left.isPresent() ? left.getAsLong() : null);
        }
    }
}
