package io.recredit.send.pricing;

import io.recredit.contracts.Amount;

/**
 * The price of one segment to the numbers that begin with a prefix.
 *
 * @param prefix digits of the international number, 1 to 15
 * @param country ISO 3166-1 alpha-2
 * @param perSegment not negative
 */
public record Price(String prefix, String country, Amount perSegment) {}
