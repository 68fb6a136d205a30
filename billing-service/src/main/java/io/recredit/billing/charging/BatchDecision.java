package io.recredit.billing.charging;

import io.recredit.billing.episode.EpisodeStep;
import io.recredit.billing.ledger.Entry;
import java.util.List;
import java.util.Map;

/**
 * What is to be written and answered.
 *
 * @param answers one per request, in their order
 * @param entries new ones, in the order of decision; the last of each balance says what the balance is now
 * @param refusals new ones
 * @param counters the counters that changed, as they are now
 * @param steps what episodes opened, were updated and ended, in order
 */
record BatchDecision(
        List<Answer> answers,
        List<Entry> entries,
        List<Decision.Refused> refusals,
        Map<CounterKey, Spending> counters,
        List<EpisodeStep> steps) {}
