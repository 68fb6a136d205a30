package io.recredit.contracts;

import java.util.List;

/** Every event of the system: where it is published, under which key, and what it says. */
final class EventCatalogue {

    record Entry(String topic, String key, String type, Class<? extends Record> body, String says) {

        /** The event's name in files: the type without the common prefix. */
        String name() {
            return type.substring("io.recredit.".length());
        }
    }

    static final List<Entry> ALL = List.of(
            new Entry(Topics.ACCOUNTS, "account", AccountState.TYPE, AccountState.class, "An account as it is now"),
            new Entry(Topics.USERS, "user", UserState.TYPE, UserState.class, "A user as it is now"),
            new Entry(
                    Topics.CHARGES,
                    "account",
                    ChargeRequested.TYPE,
                    ChargeRequested.class,
                    "A message asks to be charged before it leaves"),
            new Entry(
                    Topics.CHARGES,
                    "account",
                    RefundRequested.TYPE,
                    RefundRequested.class,
                    "A charge is to be given back"),
            new Entry(
                    Topics.CHARGE_OUTCOMES,
                    "account",
                    ChargeOutcome.TYPE,
                    ChargeOutcome.class,
                    "The decision on a charge or a refund, the same however often it is asked for"),
            new Entry(
                    Topics.LOW_BALANCE,
                    "account",
                    LowBalance.TYPE,
                    LowBalance.class,
                    "A low episode opened, was updated or ended"),
            new Entry(
                    Topics.TOPUPS,
                    "account",
                    TopupChanged.TYPE,
                    TopupChanged.class,
                    "A card was charged for a balance, or was not"),
            new Entry(
                    Topics.TARIFFS,
                    "tariff",
                    TariffHeader.TYPE,
                    TariffHeader.class,
                    "A tariff; active once all its pages are there"),
            new Entry(Topics.TARIFFS, "tariff/page", TariffPage.TYPE, TariffPage.class, "Some prices of a tariff"));

    private EventCatalogue() {}
}
