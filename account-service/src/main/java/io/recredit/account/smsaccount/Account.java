package io.recredit.account.smsaccount;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.LifeState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An SMS account.
 *
 * @param messages null only where an answer of before they existed is read; {@link #messages()} then gives the defaults
 * @param name the service name, e.g. {@code sms-ab12345-1}; never changes
 * @param revision grows by one with every change, from 1
 */
public record Account(
        String name,
        String customer,
        LifeState state,
        AccountSettings settings,
        @Nullable MessageSettings messages,
        long revision,
        Instant createdAt,
        Instant updatedAt) {

    @Override
    public MessageSettings messages() {
        return messages == null ? MessageSettings.DEFAULT : messages;
    }

    /** A new account, ready for use. */
    static Account open(String name, String customer, AccountSettings settings, MessageSettings messages, Instant now) {
        return new Account(name, customer, LifeState.ACTIVE, settings, messages, 1, now, now);
    }

    /** Whether it is closed, which is for good. */
    public boolean isClosed() {
        return state == LifeState.CLOSED;
    }

    /** The account in a later revision, or this one if the change changes nothing. */
    Account changed(LifeState newState, AccountSettings newSettings, MessageSettings newMessages, Instant now) {
        return newState == state && newSettings.equals(settings) && newMessages.equals(messages())
                ? this
                : new Account(name, customer, newState, newSettings, newMessages, revision + 1, createdAt, now);
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
                revision,
                messages().maxSegments(),
                messages().nationalLanguages(),
                messages().destinationCurrencies());
    }
}
