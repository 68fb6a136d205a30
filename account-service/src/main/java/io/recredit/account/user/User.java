package io.recredit.account.user;

import io.recredit.contracts.LifeState;
import io.recredit.contracts.UserState;
import java.time.Instant;
import java.util.UUID;

/**
 * A sending identity under an account, such as an API login.
 *
 * @param name unique within the account
 * @param state active or suspended
 * @param revision grows by one with every change, from 1
 */
record User(
        UUID id,
        String account,
        String customer,
        String name,
        LifeState state,
        long revision,
        Instant createdAt,
        Instant updatedAt) {

    static User create(UUID id, String account, String customer, String name, Instant now) {
        return new User(id, account, customer, name, LifeState.ACTIVE, 1, now, now);
    }

    /** The user in a later revision, or this one if the change changes nothing. */
    User changed(String newName, LifeState newState, Instant now) {
        return newName.equals(name) && newState == state
                ? this
                : new User(id, account, customer, newName, newState, revision + 1, createdAt, now);
    }

    /** What the other services are told. */
    UserState toEvent() {
        return new UserState(id, name, account, customer, state, revision);
    }
}
