package io.recredit.billing.payment;

/**
 * A card as the processor shows it.
 *
 * @param gatewayId the processor's id of it
 * @param brand the card scheme as the processor calls it, e.g. {@code visa}
 * @param last4 the last four digits of its number
 * @param expiryMonth 1 to 12
 * @param expiryYear four digits
 */
public record StoredCard(String gatewayId, String brand, String last4, int expiryMonth, int expiryYear) {}
