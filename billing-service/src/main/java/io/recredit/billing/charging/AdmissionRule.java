package io.recredit.billing.charging;

import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.RefusalReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why a charge may be refused before the balance is looked at. */
@FunctionalInterface
interface AdmissionRule {

    /** How old a charge's id may be: the ledger's partitions and the topic's retention count on it. */
    Duration OLDEST = Duration.ofDays(7);

    /** How far in the future a charge's id may lie, because clocks differ. */
    Duration NEWEST = Duration.ofMinutes(5);

    /** The rules in the order in which they are asked; the first reason counts. */
    List<AdmissionRule> ALL = List.of(AdmissionRule::inTime, AdmissionRule::account, AdmissionRule::user);

    /** A reason to refuse, or null. */
    @Nullable
    RefusalReason refuses(Request.Charge charge, Situation situation, Instant now);

    private static @Nullable RefusalReason inTime(Request.Charge charge, Situation situation, Instant now) {
        Instant made = Ids.timeOf(charge.event().id());
        boolean inWindow = !made.isBefore(now.minus(OLDEST)) && !made.isAfter(now.plus(NEWEST));
        return inWindow && !now.isAfter(charge.event().validUntil()) ? null : RefusalReason.EXPIRED;
    }

    private static @Nullable RefusalReason account(Request.Charge charge, Situation situation, Instant now) {
        return refusal(
                situation.account(charge.balance()).map(account -> account.state()),
                RefusalReason.UNKNOWN_ACCOUNT,
                RefusalReason.ACCOUNT_NOT_ACTIVE);
    }

    private static @Nullable RefusalReason user(Request.Charge charge, Situation situation, Instant now) {
        UUID user = charge.event().user();
        if (user == null) {
            return null;
        }
        return refusal(
                situation.user(user, charge.balance()).map(found -> found.state()),
                RefusalReason.UNKNOWN_USER,
                RefusalReason.USER_NOT_ACTIVE);
    }

    private static @Nullable RefusalReason refusal(
            Optional<LifeState> state, RefusalReason unknown, RefusalReason notActive) {
        if (state.isEmpty()) {
            return unknown;
        }
        return state.get() == LifeState.ACTIVE ? null : notActive;
    }
}
