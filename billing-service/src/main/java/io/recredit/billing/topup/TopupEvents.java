package io.recredit.billing.topup;

import io.recredit.billing.episode.AccountLocale;
import io.recredit.billing.ledger.Entry;
import io.recredit.billing.vat.ChargedVat;
import io.recredit.billing.vat.Party;
import io.recredit.contracts.Topics;
import io.recredit.contracts.TopupChange;
import io.recredit.contracts.TopupChanged;
import io.recredit.kit.outbox.OutboxEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others are told of attempts. */
final class TopupEvents {

    private TopupEvents() {}

    /** @param entry the attempt's */
    static OutboxEvent succeeded(Attempt attempt, Entry entry, AccountLocale locale, Instant now) {
        return event(attempt, TopupChange.SUCCEEDED, null, false, entry, locale, now);
    }

    static OutboxEvent needsApproval(Attempt attempt, AccountLocale locale, Instant now) {
        return event(attempt, TopupChange.NEEDS_APPROVAL, null, false, null, locale, now);
    }

    /** That it was declined and, if that was one too many, that its rule is paused. */
    static List<OutboxEvent> declined(Attempt attempt, FollowUp next, AccountLocale locale, Instant now) {
        List<OutboxEvent> events = new ArrayList<>();
        events.add(event(attempt, TopupChange.DECLINED, next.nextAt(), next.pausesNow(), null, locale, now));
        if (next.pausesNow()) {
            events.add(event(attempt, TopupChange.PAUSED, null, true, null, locale, now));
        }
        return events;
    }

    private static OutboxEvent event(
            Attempt attempt,
            TopupChange change,
            @Nullable Instant nextAt,
            boolean rulePaused,
            @Nullable Entry entry,
            AccountLocale locale,
            Instant now) {
        Purchase purchase = attempt.begun();
        ChargedCard card = purchase.card();
        TopupChanged changed = new TopupChanged(
                attempt.id(),
                change,
                attempt.kind(),
                attempt.balance().customer(),
                attempt.balance().account(),
                attempt.balance().currency(),
                purchase.amount(),
                new TopupChanged.Price(
                        purchase.price().amount(), purchase.price().currency()),
                card == null ? null : new TopupChanged.Card(card.brand(), card.last4()),
                attempt.reason(),
                nextAt,
                rulePaused,
                entry == null ? null : entry.balanceAfter(),
                entry == null ? null : entry.entryNo(),
                new TopupChanged.Recipients(attempt.emails(), locale.language(), locale.timeZone()),
                now,
                vat(purchase),
                receipt(attempt));
        return OutboxEvent.of(Topics.TOPUPS, attempt.balance().account(), TopupChanged.TYPE, changed, now);
    }

    private static TopupChanged.@Nullable Vat vat(Purchase purchase) {
        ChargedVat vat = purchase.vat();
        return vat == null
                ? null
                : new TopupChanged.Vat(
                        vat.terms().treatment(),
                        vat.terms().percent(),
                        purchase.price().amount(),
                        new MinorPrice(vat.minorUnits(), purchase.price().currency()).amount(),
                        purchase.total().amount());
    }

    private static TopupChanged.@Nullable Receipt receipt(Attempt attempt) {
        String number = attempt.receipt();
        ChargedVat vat = attempt.begun().vat();
        return number == null || vat == null
                ? null
                : new TopupChanged.Receipt(
                        number,
                        party(vat.terms().seller().party()),
                        party(vat.terms().buyer()));
    }

    private static TopupChanged.Party party(Party party) {
        return new TopupChanged.Party(party.name(), party.address(), party.country(), party.vatId());
    }
}
