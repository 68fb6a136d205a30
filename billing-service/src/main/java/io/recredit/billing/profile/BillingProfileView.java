package io.recredit.billing.profile;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A billing profile as it was saved last. */
@Schema(name = "BillingProfile", description = "How a customer is named on receipts; its country decides the VAT")
record BillingProfileView(
        @Schema(examples = "Acme SARL") String legalName,
        @Schema(examples = "[\"12 rue du Port\"]") List<String> address,
        @Schema(examples = "13002") @Nullable String postcode,
        @Schema(examples = "Marseille") String city,
        @Schema(examples = "FR") String country,

        @Schema(examples = "FR11987654321", description = "absent if there is none") @Nullable
        String vatId,

        @Schema(examples = "2026-01-05T08:00:00Z") Instant updatedAt,

        @Schema(description = "who saved it", examples = "7d0f2c1e-5b7a-4c52-9a65-3f1f0a6d9e10")
        String updatedBy) {

    /** The profile that was saved. */
    BillingProfile profileOf(String customer) {
        return new BillingProfile(customer, legalName, address, postcode, city, country, vatId);
    }
}
