package io.recredit.billing.charging;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.RefusalReason;
import io.recredit.contracts.UserState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    RefusalReason refuses(Request.Charge charge, Party party, Instant now);

    private static @Nullable RefusalReason inTime(Request.Charge charge, Party party, Instant now) {
        Instant made = Ids.timeOf(charge.event().id());
        boolean inWindow = !made.isBefore(now.minus(OLDEST)) && !made.isAfter(now.plus(NEWEST));
        return inWindow && !now.isAfter(charge.event().validUntil()) ? null : RefusalReason.EXPIRED;
    }

    private static @Nullable RefusalReason account(Request.Charge charge, Party party, Instant now) {
        AccountState account = party.account();
        return refusal(
                account == null ? null : account.state(),
                RefusalReason.UNKNOWN_ACCOUNT,
                RefusalReason.ACCOUNT_NOT_ACTIVE);
    }

    private static @Nullable RefusalReason user(Request.Charge charge, Party party, Instant now) {
        if (charge.event().user() == null) {
            return null;
        }
        UserState user = party.user();
        return refusal(user == null ? null : user.state(), RefusalReason.UNKNOWN_USER, RefusalReason.USER_NOT_ACTIVE);
    }

    private static @Nullable RefusalReason refusal(
            @Nullable LifeState state, RefusalReason unknown, RefusalReason notActive) {
        if (state == null) {
            return unknown;
        }
        return state == LifeState.ACTIVE ? null : notActive;
    }
}
