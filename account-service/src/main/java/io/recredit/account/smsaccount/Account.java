package io.recredit.account.smsaccount;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.LifeState;
import java.time.Instant;

/**
 * An SMS account.
 *
 * @param name the service name, e.g. {@code sms-ab12345-1}; never changes
 * @param revision grows by one with every change, from 1
 */
public record Account(
        String name,
        String customer,
        LifeState state,
        AccountSettings settings,
        long revision,
        Instant createdAt,
        Instant updatedAt) {

    /** A new account, ready for use. */
    static Account open(String name, String customer, AccountSettings settings, Instant now) {
        return new Account(name, customer, LifeState.ACTIVE, settings, 1, now, now);
    }

    /** Whether it is closed, which is for good. */
    public boolean isClosed() {
        return state == LifeState.CLOSED;
    }

    /** The account in a later revision, or this one if the change changes nothing. */
    Account changed(LifeState newState, AccountSettings newSettings, Instant now) {
        return newState == state && newSettings.equals(settings)
                ? this
                : new Account(name, customer, newState, newSettings, revision + 1, createdAt, now);
    }

    /** What the other services are told. */
    AccountState toEvent() {
        return new AccountState(
                name,
                customer,
                state,
                settings.chargingCurrency(),
                settings.homeCountry(),
                settings.language(),
                settings.timeZone(),
                settings.refundOnFailedDelivery(),
                revision);
    }
}
