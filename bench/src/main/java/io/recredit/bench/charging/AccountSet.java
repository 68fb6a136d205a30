package io.recredit.bench.charging;

import io.recredit.contracts.Amount;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Accounts of one phase, numbered from 0; ten of them belong to one customer. All have the same credit, except every
 * n-th, which has less.
 *
 * @param name the first part of their names
 * @param everyPoor which of them have less: those whose number is divisible by this; 0: none
 * @param poorCredit what those have
 * @param withUsers whether each has a user, who has every rule and sends everything
 */
record AccountSet(String name, int size, Amount credit, int everyPoor, Amount poorCredit, boolean withUsers) {

    static final String CURRENCY = "CREDIT";

    /** The users' ids count up from this UUIDv7. Only one set of accounts has users. */
    static final UUID FIRST_USER = UUID.fromString("019a0000-0000-7000-8000-000000000000");

    private static final long USER_HIGH = FIRST_USER.getMostSignificantBits();
    private static final long USER_LOW = FIRST_USER.getLeastSignificantBits();

    private static final int ACCOUNTS_PER_CUSTOMER = 10;

    /** More than any benchmark spends. */
    private static final Amount PLENTY = Amount.ofUnits(1_000_000);

    /** Accounts that never run dry. */
    static AccountSet rich(String name, int size) {
        return new AccountSet(name, size, PLENTY, 0, PLENTY, false);
    }

    /** The same with more of them. */
    AccountSet withSize(int more) {
        return new AccountSet(name, more, credit, everyPoor, poorCredit, withUsers);
    }

    /**
     * Accounts that never run dry, each with a user who has a daily, weekly and monthly limit and an allowance, all of
     * them as much as the account's credit.
     */
    static AccountSet limited(String name, int size) {
        return new AccountSet(name, size, PLENTY, 0, PLENTY, true);
    }

    /** Who sends for an account; null if nobody in particular does. */
    @Nullable
    UUID user(int number) {
        return withUsers ? new UUID(USER_HIGH, USER_LOW + number) : null;
    }

    String account(int number) {
        return String.format(Locale.ROOT, "%s-%07d", name, number);
    }

    String customer(int number) {
        return String.format(Locale.ROOT, "%s-c%06d", name, number / ACCOUNTS_PER_CUSTOMER);
    }
}
