package io.recredit.billing.payment;

import java.util.UUID;

/** What the processor tells by itself, its signature verified. It may come late, twice, before the answer, or never. */
public sealed interface GatewayEvent {

    /** @param payment the attempt's id, as it was given to the processor */
    record PaymentSucceeded(UUID payment, PaymentAnswer.Charged charged) implements GatewayEvent {}

    /** @param payment the attempt's id, as it was given to the processor */
    record PaymentFailed(UUID payment) implements GatewayEvent {}

    /** @param page the processor's id of it; a card was stored on it */
    record CardPageCompleted(String page) implements GatewayEvent {}

    /** Nothing that concerns us. */
    record Other(String type) implements GatewayEvent {}
}
