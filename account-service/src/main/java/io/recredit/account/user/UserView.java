package io.recredit.account.user;

import io.recredit.contracts.LifeState;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user as it goes out. */
@Schema(name = "User")
record UserView(
        @Schema(examples = "019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49")
        UUID id,

        @Schema(examples = "webshop-api") String name,
        @Schema(examples = "sms-ab12345-1") String account,
        @Schema(examples = "acme") String customer,

        @Schema(
                enumeration = {"active", "suspended"},
                examples = "active")
        LifeState state,

        @Schema(description = "grows by one with every change", examples = "1")
        long revision,

        @Schema(examples = "2026-01-05T08:00:00Z") Instant createdAt,
        @Schema(examples = "2026-01-05T08:00:00Z") Instant updatedAt) {

    static UserView of(User user) {
        return new UserView(
                user.id(),
                user.name(),
                user.account(),
                user.customer(),
                user.state(),
                user.revision(),
                user.createdAt(),
                user.updatedAt());
    }
}
