package io.recredit.billing.vat;

import io.recredit.contracts.Amount;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rate as it is shown. */
@Schema(name = "VatRate", description = "The standard rate of a country from a day on")
record VatRateView(
        @Schema(examples = "FI") String country,

        @Schema(examples = "2024-09-01", description = "in the seller's time zone")
        LocalDate validFrom,

        @Schema(examples = "25.5", implementation = String.class)
        Amount percent,

        @Schema(examples = "2026-01-05T08:00:00Z") Instant savedAt,

        @Schema(description = "who saved it", examples = "7d0f2c1e-5b7a-4c52-9a65-3f1f0a6d9e10")
        String savedBy) {}
