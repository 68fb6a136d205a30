package io.recredit.bench.charging;

import io.recredit.contracts.Amount;
import java.util.Locale;

/**
 * Accounts of one phase, numbered from 0; ten of them belong to one customer. All have the same credit, except every
 * n-th, which has less.
 *
 * @param name the first part of their names
 * @param everyPoor which of them have less: those whose number is divisible by this; 0: none
 * @param poorCredit what those have
 */
record AccountSet(String name, int size, Amount credit, int everyPoor, Amount poorCredit) {

    static final String CURRENCY = "CREDIT";

    private static final int ACCOUNTS_PER_CUSTOMER = 10;

    /** More than any benchmark spends. */
    private static final Amount PLENTY = Amount.ofUnits(1_000_000);

    /** Accounts that never run dry. */
    static AccountSet rich(String name, int size) {
        return new AccountSet(name, size, PLENTY, 0, PLENTY);
    }

    /** The same with more of them. */
    AccountSet withSize(int more) {
        return new AccountSet(name, more, credit, everyPoor, poorCredit);
    }

    String account(int number) {
        return String.format(Locale.ROOT, "%s-%07d", name, number);
    }

    String customer(int number) {
        return String.format(Locale.ROOT, "%s-c%06d", name, number / ACCOUNTS_PER_CUSTOMER);
    }
}
