package io.recredit.account.customer;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A customer as it goes out. */
@Schema(name = "Customer")
record CustomerView(
        @Schema(examples = "acme") String id,
        @Schema(examples = "Acme SAS") String name,
        @Schema(examples = "FR") String homeCountry,

        @Schema(description = "the customer's part of its service names", examples = "ab12345")
        String accountPrefix,

        @Schema(examples = "2026-01-05T08:00:00Z") Instant createdAt) {

    static CustomerView of(Customer customer) {
        return new CustomerView(
                customer.id(), customer.name(), customer.homeCountry(), customer.accountPrefix(), customer.createdAt());
    }
}
