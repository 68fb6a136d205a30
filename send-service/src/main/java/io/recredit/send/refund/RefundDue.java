package io.recredit.send.refund;

import io.recredit.contracts.Amount;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message whose whole charge is to be given back.
 *
 * @param amount what was charged for all its segments
 * @param reason short code, shown in the credit log
 */
public record RefundDue(
        UUID id, String customer, String account, @Nullable UUID user, String currency, Amount amount, String reason) {}
