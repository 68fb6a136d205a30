package io.recredit.billing.topup;

import io.recredit.contracts.Amount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt buys. Once it is stored it stays the same, however often the processor is asked for it.
 *
 * @param amount positive, what is added to the balance
 * @param card null if there was none
 * @param begunAt when it was decided
 */
public record Purchase(
        Amount amount, MinorPrice price, @Nullable ChargedCard card, Instant begunAt) {}
