package io.recredit.billing.card;

import io.recredit.kit.problem.Checks;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a request to make a card the default, as it came. */
@Schema(name = "DefaultCard", examples = """
                {"card": "019b8d52-1c40-7b12-9d0a-2f6a5c3e9b41"}""")
record DefaultCardRequest(
        @Schema(required = true, format = "uuid", description = "one of the customer's cards") @Nullable
        String card) {

    /** The card's id; a 400 if it is none. */
    UUID id() {
        Checks checks = new Checks();
        if (checks.required("card", card)) {
            checks.that(CardIds.parse(card).isPresent(), "card", "not-an-id", "must be a card's id");
        }
        checks.throwIfAny();
        return UUID.fromString(Objects.requireNonNull(card));
    }
}
