package io.recredit.billing.charging;

import io.recredit.billing.allowance.PastPeriod;
import io.recredit.billing.allowance.UserCredit;
import io.recredit.billing.episode.EpisodeStep;
import io.recredit.billing.ledger.Entry;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What is to be written and answered.
 *
 * @param answers one per request, in their order
 * @param entries new ones, in the order of decision; the last of each balance says what the balance is now
 * @param refusals new ones
 * @param users whose spending or allowance changed, as they are now
 * @param past the earlier periods that changed, with what was spent in them, in millionths
 * @param steps what episodes opened, were updated and ended, in order
 */
record BatchDecision(
        List<Answer> answers,
        List<Entry> entries,
        List<Decision.Refused> refusals,
        Collection<UserCredit> users,
        Map<PastPeriod, Long> past,
        List<EpisodeStep> steps) {}
