package io.recredit.send.estimate;

import io.quarkus.logging.Log;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.send.intake.Outline;
import io.recredit.send.intake.RateMessages;
import io.recredit.send.intake.RatedMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Estimates messages: rated as if they were sent now, and held against what the account has. */
@ApplicationScoped
class EstimateMessages {

    private final RateMessages rateMessages;
    private final Sufficiency sufficiency;

    EstimateMessages(RateMessages rateMessages, Sufficiency sufficiency) {
        this.rateMessages = rateMessages;
        this.sufficiency = sufficiency;
    }

    /**
     * What it would come to. Without billing the prices are told all the same.
     *
     * @param account checked to be the caller's
     * @param authorization the caller's, see {@link Question}
     * @throws RuntimeException the problem that sending would have
     */
    Uni<Estimate> estimate(AccountState account, Outline outline, String authorization, Instant now) {
        List<RatedMessage> messages = rateMessages.rate(account, outline, now);
        List<Uni<Estimate.Total>> totals = new ArrayList<>();
        totals(messages)
                .forEach((currency, price) ->
                        totals.add(ask(new Question(account.account(), outline.user(), currency, price, authorization))
                                .map(verdict -> new Estimate.Total(currency, price, verdict))));
        return Uni.join().all(totals).andFailFast().map(told -> new Estimate(messages, told));
    }

    /** Per currency, in the order of their codes. */
    private static Map<String, Amount> totals(List<RatedMessage> messages) {
        Map<String, Amount> totals = new TreeMap<>();
        messages.forEach(message -> totals.merge(message.currency(), message.total(), Amount::plus));
        return totals;
    }

    private Uni<Verdict> ask(Question question) {
        return sufficiency
                .ask(question)
                .onFailure()
                .invoke(failure -> Log.debugf(
                        "%s: billing does not say whether it suffices: %s", question.account(), failure.getClass()))
                .onFailure()
                .recoverWithItem(new Verdict.Unknown());
    }
}
