package io.recredit.billing.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a customer is named on receipts.
 *
 * @param address 1 to 4 lines, without postcode and city
 * @param postcode null where there are none
 * @param country ISO 3166-1 alpha-2
 * @param vatId in its normal form; null if there is none
 */
record BillingProfile(
        String customer,
        String legalName,
        List<String> address,
        @Nullable String postcode,
        String city,
        String country,
        @Nullable String vatId) {}
