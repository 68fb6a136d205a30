package io.recredit.billing.episode;

import io.recredit.contracts.Amount;
import io.recredit.contracts.EpisodeChange;
import io.recredit.contracts.LowBalance;
import io.recredit.contracts.LowBalance.Cause;
import io.recredit.contracts.LowRule;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of an episode; it becomes one event.
 *
 * @param episode as it is after the change
 */
public record EpisodeStep(
        EpisodeChange change,
        LowEpisode episode,
        BalanceRule rule,
        AccountLocale locale,
        Amount balance,
        Cause cause,
        Instant at) {

    /** The episodes that steps changed as they are at the end, each once, in the order in which they were touched first. */
    public static List<LowEpisode> changed(List<EpisodeStep> steps) {
        Map<UUID, LowEpisode> newest = new LinkedHashMap<>();
        steps.forEach(step -> newest.put(step.episode().id(), step.episode()));
        return List.copyOf(newest.values());
    }

    LowBalance event() {
        return new LowBalance(
                episode.id(),
                episode.sequence(),
                change,
                episode.rule(),
                episode.balance().customer(),
                episode.balance().account(),
                episode.balance().currency(),
                episode.threshold(),
                episode.level(),
                balance,
                cause,
                alert(),
                at);
    }

    private LowBalance.@Nullable Alert alert() {
        Integer hour = rule.hour();
        if (rule.rule() != LowRule.ALERT || hour == null) {
            return null;
        }
        return new LowBalance.Alert(rule.emails(), hour, locale.language(), locale.timeZone());
    }
}
