package io.recredit.billing.vat;

/**
 * A legal entity that sells.
 *
 * @param id never changes
 * @param receiptPrefix what the numbers of its receipts begin with
 * @param timeZone IANA name: in it lie the days from which rates are valid, and the years in which receipts are numbered
 */
public record Seller(String id, Party party, String receiptPrefix, String timeZone) {}
