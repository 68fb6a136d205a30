package io.recredit.billing.vat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who sells or buys, as a receipt shows it.
 *
 * @param name the legal name; of a customer without a billing profile its id
 * @param address lines, the postcode and city last; empty if it is not known
 * @param country ISO 3166-1 alpha-2
 * @param vatId with its country's prefix; null if there is none
 */
public record Party(
        String name,
        List<String> address,
        String country,
        @Nullable String vatId) {

    public Party {
        address = List.copyOf(address);
    }
}
