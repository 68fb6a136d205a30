package io.recredit.billing.payment;

/** What the processor says of one payment. */
public sealed interface PaymentAnswer {

    /**
     * The card was charged.
     *
     * @param payment the processor's id of it
     * @param minorUnits what was received, in the currency's smallest unit
     * @param currency ISO 4217, upper case
     */
    record Charged(String payment, long minorUnits, String currency) implements PaymentAnswer {}

    /**
     * The card was surely not charged and will not be under this id.
     *
     * @param reason the bank's decline code or the processor's error code, e.g. {@code insufficient_funds}
     */
    record Declined(String reason) implements PaymentAnswer {}

    /** The card was surely not charged: its bank wants the holder to approve ({@code authentication_required}). */
    record NeedsApproval() implements PaymentAnswer {}

    /**
     * It may have been charged or not, now or in a moment: it has to be asked after.
     *
     * @param why for the log
     */
    record Unknown(String why) implements PaymentAnswer {}

    /**
     * The processor surely took nothing and remembers nothing (not reached, told to slow down, wrong API key): the
     * same payment may be sent again.
     *
     * @param why for the log
     */
    record NotTaken(String why) implements PaymentAnswer {}

    /** The processor has no payment of this id: it never came, or is still on its way. Only an answer to asking. */
    record NotFound() implements PaymentAnswer {}
}
