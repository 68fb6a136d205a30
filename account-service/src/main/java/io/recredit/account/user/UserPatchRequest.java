package io.recredit.account.user;

import io.recredit.contracts.LifeState;
import io.recredit.kit.problem.Checks;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The fields of a user that are to change; the others stay, and null is as good as absent. */
@Schema(name = "UserPatch")
record UserPatchRequest(
        @Schema(minLength = 1, maxLength = UserRequest.MAX_NAME_LENGTH, examples = "webshop-api") @Nullable
        String name,

        @Schema(
                enumeration = {"active", "suspended"},
                examples = "suspended")
        @Nullable
        LifeState state) {

    /** Itself, or a 400 naming every wrong field. */
    UserPatchRequest checked() {
        Checks checks = new Checks();
        if (name != null) {
            checks.text("name", name, 1, UserRequest.MAX_NAME_LENGTH);
        }
        checks.that(state != LifeState.CLOSED, "state", "wrong-type", "must be active or suspended");
        checks.throwIfAny();
        return this;
    }

    User applyTo(User before, Instant now) {
        return before.changed(name == null ? before.name() : name, state == null ? before.state() : state, now);
    }
}
