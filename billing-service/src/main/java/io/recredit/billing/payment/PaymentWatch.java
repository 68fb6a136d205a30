package io.recredit.billing.payment;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/**
 * Is told what the processor says of payments by itself. It may be told late, twice, before the answer, or never. What
 * it returns ends when the effect is committed; a failure makes the processor tell it again.
 */
public interface PaymentWatch {

    /** @param payment the attempt's id; one that is not ours is no failure */
    Uni<Void> charged(UUID payment, PaymentAnswer.Charged charged);

    /**
     * A payment did not succeed; the reason is to be asked for.
     *
     * @param payment the attempt's id; one that is not ours is no failure
     */
    Uni<Void> failed(UUID payment);
}
