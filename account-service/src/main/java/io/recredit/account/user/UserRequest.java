package io.recredit.account.user;

import io.recredit.kit.problem.Checks;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new user as it comes in. */
@Schema(name = "NewUser", requiredProperties = "name")
record UserRequest(
        @Schema(minLength = 1, maxLength = MAX_NAME_LENGTH, examples = "webshop-api") @Nullable
        String name) {

    static final int MAX_NAME_LENGTH = 100;

    /** The name wanted, or a 400. */
    String checkedName() {
        Checks checks = new Checks();
        checks.text("name", name, 1, MAX_NAME_LENGTH);
        checks.throwIfAny();
        return Objects.requireNonNull(name);
    }
}
