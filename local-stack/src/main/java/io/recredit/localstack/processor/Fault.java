package io.recredit.localstack.processor;

import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with the next requests that create a payment; a repetition under the same idempotency key is one of
 * them. Of several faults that fit, the oldest applies.
 *
 * @param times how many requests; 1 if not given
 * @param customer only payments with this metadata {@code customer}, or of this customer of the processor's; null for all
 * @param account only payments with this metadata {@code account}; null for all
 * @param millis of {@link FaultKind#TIMEOUT_AFTER_CHARGE}: until the connection is closed; 30,000 if not given
 */
public record Fault(
        FaultKind kind,
        @Nullable Integer times,
        @Nullable String customer,
        @Nullable String account,
        @Nullable Integer millis) {

    private static final int MAX_TIMES = 1_000_000;
    private static final int MAX_MILLIS = 600_000;
    private static final int DEFAULT_MILLIS = 30_000;

    public Fault {
        if (kind == null) {
            throw new IllegalArgumentException("kind is missing");
        }
        if (times != null && (times < 1 || times > MAX_TIMES)) {
            throw new IllegalArgumentException("times must be 1 to " + MAX_TIMES);
        }
        if (millis != null && (kind != FaultKind.TIMEOUT_AFTER_CHARGE || millis < 0 || millis > MAX_MILLIS)) {
            throw new IllegalArgumentException("millis goes with timeout-after-charge and must be 0 to " + MAX_MILLIS);
        }
    }

    /** For the next payment of anybody. */
    public static Fault once(FaultKind kind) {
        return new Fault(kind, 1, null, null, null);
    }

    /** For the next payment of an account. */
    public static Fault once(FaultKind kind, String account) {
        return new Fault(kind, 1, null, account, null);
    }

    int requests() {
        return times == null ? 1 : times;
    }

    int closesAfterMillis() {
        return millis == null ? DEFAULT_MILLIS : millis;
    }

    boolean fits(Form payment) {
        return (customer == null
                        || payment.get("metadata[customer]")
                                .filter(customer::equals)
                                .isPresent()
                        || payment.get("customer").filter(customer::equals).isPresent())
                && (account == null
                        || payment.get("metadata[account]")
                                .filter(account::equals)
                                .isPresent());
    }

    Fault left(int requests) {
        return new Fault(kind, requests, customer, account, millis);
    }
}
