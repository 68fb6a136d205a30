package io.recredit.billing.topup;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.payment.Payment;
import io.recredit.contracts.Amount;
import io.recredit.contracts.TopupKind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to charge a card for a balance. At most one automatic attempt is open per balance.
 *
 * @param id UUIDv7; also the processor's idempotency key and the ledger entry's id
 * @param episode the low episode it is for; null if somebody asked for it by hand
 * @param lowSince when the episode asked for it; null if it was not this attempt's episode that did
 * @param purchase what is bought; null until it is decided
 * @param payment the processor's id of the payment; set if it succeeded
 * @param reason why it did not succeed, or why it is not known, as a Stripe decline code or one of {@link Reasons}
 * @param emails whom to tell, 0 to 10
 * @param actor who asked for it
 * @param tries how often it was sent or asked after without learning what became of it
 * @param dueAt when somebody has to look at it again; null when it has ended
 * @param resentAt when it was first sent again because the processor did not know it
 * @param balanceAfter the balance right after the entry; set if it succeeded
 * @param receipt the number of its receipt; set if it succeeded and VAT was charged for it
 */
public record Attempt(
        UUID id,
        BalanceKey balance,
        TopupKind kind,
        AttemptState state,
        @Nullable UUID episode,
        @Nullable Instant lowSince,
        @Nullable Purchase purchase,
        @Nullable String payment,
        @Nullable String reason,
        List<String> emails,
        String actor,
        int tries,
        @Nullable Instant dueAt,
        Instant requestedAt,
        @Nullable Instant resentAt,
        @Nullable Instant endedAt,
        @Nullable Amount balanceAfter,
        @Nullable String receipt) {

    /** Who asks for automatic attempts. */
    static final String RULE = "auto-topup";

    /** Longest description that every processor takes. */
    private static final int MAX_DESCRIPTION_LENGTH = 200;

    /** An automatic attempt for an episode. What it buys is decided when it is due. */
    static Attempt automatic(UUID id, BalanceKey balance, UUID episode, List<String> emails, Instant now, Instant due) {
        return new Attempt(
                id,
                balance,
                TopupKind.AUTOMATIC,
                AttemptState.REQUESTED,
                episode,
                null,
                null,
                null,
                null,
                emails,
                RULE,
                0,
                due,
                now,
                null,
                null,
                null,
                null);
    }

    /** An attempt that somebody asked for by hand and is about to send. */
    static Attempt oneTime(
            UUID id, BalanceKey balance, Purchase purchase, List<String> emails, String actor, Instant leaseEnd) {
        return new Attempt(
                id,
                balance,
                TopupKind.ONE_TIME,
                AttemptState.CHARGING,
                null,
                null,
                purchase,
                null,
                null,
                emails,
                actor,
                0,
                leaseEnd,
                purchase.begunAt(),
                null,
                null,
                null,
                null);
    }

    boolean isAutomatic() {
        return kind == TopupKind.AUTOMATIC;
    }

    /** Whether it is open and its time has come. */
    boolean isDue(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }

    /** What it buys. Only of an attempt that was begun. */
    Purchase begun() {
        return Objects.requireNonNull(purchase, "not begun");
    }

    /** A requested attempt that is needed now, for this episode. */
    Attempt urged(LowNow low, Instant now) {
        return with(AttemptState.REQUESTED, reason, tries, now).lowSince(low.id(), low.since());
    }

    /** Sent before the end of the lease; after it somebody else asks what became of it. */
    Attempt charging(Purchase bought, List<String> recipients, Instant leaseEnd) {
        return new Attempt(
                id,
                balance,
                kind,
                AttemptState.CHARGING,
                episode,
                lowSince,
                bought,
                null,
                null,
                recipients,
                actor,
                tries,
                leaseEnd,
                requestedAt,
                resentAt,
                null,
                null,
                null);
    }

    /** It may have been taken or not; it is asked after at this time. */
    Attempt unknown(@Nullable String why, Instant askAt) {
        return with(AttemptState.UNKNOWN, why, tries + 1, askAt);
    }

    /** The processor surely took nothing: it is sent at this time. */
    Attempt sendLater(String why, Instant at) {
        return with(AttemptState.REQUESTED, why, tries + 1, at);
    }

    /** About to be sent again, since the processor does not know it. */
    Attempt resending(Instant now, Instant leaseEnd) {
        return new Attempt(
                id,
                balance,
                kind,
                AttemptState.UNKNOWN,
                episode,
                lowSince,
                purchase,
                null,
                reason,
                emails,
                actor,
                tries,
                leaseEnd,
                requestedAt,
                resentAt == null ? now : resentAt,
                null,
                null,
                null);
    }

    Attempt needsApproval(Instant until) {
        return with(AttemptState.NEEDS_APPROVAL, Reasons.AUTHENTICATION_REQUIRED, tries, until);
    }

    Attempt succeeded(String processorsId, Amount balanceNow, Instant now) {
        return ended(AttemptState.SUCCEEDED, processorsId, null, now, balanceNow);
    }

    Attempt declined(String why, Instant now) {
        return ended(AttemptState.DECLINED, null, why, now, null);
    }

    /** With the receipt that was issued for it. */
    Attempt withReceipt(String number) {
        return new Attempt(
                id,
                balance,
                kind,
                state,
                episode,
                lowSince,
                purchase,
                payment,
                reason,
                emails,
                actor,
                tries,
                dueAt,
                requestedAt,
                resentAt,
                endedAt,
                balanceAfter,
                number);
    }

    Attempt cancelled(String why, Instant now) {
        return ended(AttemptState.CANCELLED, null, why, now, null);
    }

    /** With what would have been bought; of an attempt that ends before anything is sent. */
    Attempt wanting(Purchase wanted, List<String> recipients) {
        return charging(wanted, recipients, requestedAt);
    }

    /** As the processor is asked for it. Only of an attempt that was begun with a card. */
    Payment asPayment() {
        Purchase bought = begun();
        ChargedCard card = Objects.requireNonNull(bought.card(), "no card");
        String description = "%s %s for %s".formatted(bought.amount(), balance.currency(), balance.account());
        return new Payment(
                id,
                balance.customer(),
                balance.account(),
                card.gatewayCustomer(),
                card.gatewayCard(),
                bought.total().minorUnits(),
                bought.total().currency(),
                description.substring(0, Math.min(description.length(), MAX_DESCRIPTION_LENGTH)),
                bought.begunAt());
    }

    private Attempt lowSince(UUID lowEpisode, Instant since) {
        return new Attempt(
                id,
                balance,
                kind,
                state,
                lowEpisode,
                since,
                purchase,
                payment,
                reason,
                emails,
                actor,
                tries,
                dueAt,
                requestedAt,
                resentAt,
                endedAt,
                balanceAfter,
                null);
    }

    private Attempt with(AttemptState next, @Nullable String why, int nextTries, Instant due) {
        return new Attempt(
                id,
                balance,
                kind,
                next,
                episode,
                lowSince,
                purchase,
                null,
                why,
                emails,
                actor,
                nextTries,
                due,
                requestedAt,
                resentAt,
                null,
                null,
                null);
    }

    private Attempt ended(
            AttemptState end,
            @Nullable String processorsId,
            @Nullable String why,
            Instant now,
            @Nullable Amount balanceNow) {
        return new Attempt(
                id,
                balance,
                kind,
                end,
                episode,
                lowSince,
                purchase,
                processorsId,
                why,
                emails,
                actor,
                tries,
                null,
                requestedAt,
                resentAt,
                now,
                balanceNow,
                null);
    }
}
