package io.recredit.contracts;

import java.util.UUID;

/**
 * A user (a sending identity under an account) as it is now.
 *
 * @param revision grows by one with every change; a reader keeps the highest
 */
public record UserState(UUID user, String name, String account, String customer, LifeState state, long revision) {

    public static final String TYPE = "io.recredit.account.user-state.v1";
}
