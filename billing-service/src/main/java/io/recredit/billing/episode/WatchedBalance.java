package io.recredit.billing.episode;

import io.recredit.contracts.Amount;
import io.recredit.contracts.EpisodeChange;
import io.recredit.contracts.LowBalance.Cause;
import io.recredit.contracts.LowRule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A rule and its open episode, if there is one: decides what a new balance, a refusal or a change of the rule means
 * for the episode. Pure; every method answers with the one step to take, or none.
 */
public record WatchedBalance(
        BalanceRule rule, AccountLocale locale, @Nullable LowEpisode open) {

    /** After an entry: crossing the threshold opens, being back at the level ends. */
    Optional<EpisodeStep> afterEntry(Amount balance, Supplier<Cause> cause, Instant now) {
        if (!rule.enabled()) {
            return Optional.empty();
        }
        if (open == null) {
            return balance.isLessThan(rule.threshold())
                    ? Optional.of(opening(rule.threshold(), balance, cause.get(), now))
                    : Optional.empty();
        }
        return balance.isLessThan(open.level())
                ? Optional.empty()
                : Optional.of(step(EpisodeChange.ENDED, open.ended(balance, now), balance, cause.get(), now));
    }

    /**
     * After a charge was refused because the balance is smaller than its price: an automatic top-up is asked for even
     * if the balance is above the threshold, and it is to reach the price.
     */
    Optional<EpisodeStep> afterRefusal(Amount balance, Amount price, Supplier<Cause> cause, Instant now) {
        if (!rule.enabled() || rule.rule() != LowRule.AUTO_TOPUP) {
            return Optional.empty();
        }
        if (open == null) {
            Amount level = price.isLessThan(rule.threshold()) ? rule.threshold() : price;
            return Optional.of(opening(level, balance, cause.get(), now));
        }
        return open.level().isLessThan(price)
                ? Optional.of(step(EpisodeChange.UPDATED, open.updated(price, now), balance, cause.get(), now))
                : Optional.empty();
    }

    /** After the rule was saved as it is here: opens, updates or ends. Disabling ends. */
    Optional<EpisodeStep> afterSaved(Amount balance, Instant now) {
        if (!rule.enabled()) {
            return afterRemoved(balance, now);
        }
        if (open == null) {
            return afterEntry(balance, this::ruleCause, now);
        }
        LowEpisode moved = open.under(rule.threshold());
        return Optional.of(
                balance.isLessThan(moved.level())
                        ? step(EpisodeChange.UPDATED, moved.updated(moved.level(), now), balance, ruleCause(), now)
                        : step(EpisodeChange.ENDED, moved.ended(balance, now), balance, ruleCause(), now));
    }

    /** After the rule was removed or disabled: nobody waits for the balance any more. */
    Optional<EpisodeStep> afterRemoved(Amount balance, Instant now) {
        return open == null
                ? Optional.empty()
                : Optional.of(step(EpisodeChange.ENDED, open.ended(balance, now), balance, ruleCause(), now));
    }

    /** A day has gone by: an open episode says what the balance is now. */
    Optional<EpisodeStep> told(Amount balance, Instant now) {
        if (open == null) {
            return Optional.empty();
        }
        String day = now.atZone(ZoneId.of(locale.timeZone())).toLocalDate().toString();
        LowEpisode updated = open.updated(open.level(), now);
        return Optional.of(step(EpisodeChange.UPDATED, updated, balance, new Cause("day", day), now));
    }

    /** When an alert is to be told after {@code now}. */
    Instant nextTelling(Instant now) {
        return TellingTime.next(Objects.requireNonNull(rule.hour()), locale.timeZone(), now);
    }

    private EpisodeStep opening(Amount level, Amount balance, Cause cause, Instant now) {
        LowEpisode episode = LowEpisode.opened(EpisodeId.of(rule, cause, now), rule, level, balance, cause, now);
        return step(EpisodeChange.OPENED, episode, balance, cause, now);
    }

    private EpisodeStep step(EpisodeChange change, LowEpisode episode, Amount balance, Cause cause, Instant now) {
        return new EpisodeStep(change, episode, rule, locale, balance, cause, now);
    }

    private Cause ruleCause() {
        return new Cause("rule", Long.toString(rule.revision()));
    }

    WatchedBalance with(LowEpisode episode) {
        return new WatchedBalance(rule, locale, episode.isOpen() ? episode : null);
    }
}
