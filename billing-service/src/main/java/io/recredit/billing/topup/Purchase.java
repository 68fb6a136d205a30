package io.recredit.billing.topup;

import io.recredit.billing.vat.ChargedVat;
import io.recredit.contracts.Amount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt buys. Once it is stored it stays the same, however often the processor is asked for it.
 *
 * @param amount positive, what is added to the balance
 * @param price without VAT
 * @param vat null of what was priced before VAT was charged, and of what has no price
 * @param card null if there was none
 * @param begunAt when it was decided
 */
public record Purchase(
        Amount amount,
        MinorPrice price,
        @Nullable ChargedVat vat,
        @Nullable ChargedCard card,
        Instant begunAt) {

    Purchase paidWith(@Nullable ChargedCard chosen) {
        return new Purchase(amount, price, vat, chosen, begunAt);
    }

    /** What the card is charged: the price and its VAT. */
    MinorPrice total() {
        return vat == null ? price : price.plus(vat.minorUnits());
    }
}
