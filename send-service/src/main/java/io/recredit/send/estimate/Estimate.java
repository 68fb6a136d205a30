package io.recredit.send.estimate;

import io.recredit.contracts.Amount;
import io.recredit.send.intake.RatedMessage;
import java.util.List;

/**
 * What messages would come to.
 *
 * @param messages at least one, all of the same text
 * @param totals one per currency
 */
record Estimate(List<RatedMessage> messages, List<Total> totals) {

    Estimate {
        messages = List.copyOf(messages);
        totals = List.copyOf(totals);
    }

    /** What all messages of a currency cost, and whether it would be charged. */
    record Total(String currency, Amount price, Verdict verdict) {}

    /** Whether all of it would be charged: one currency that is short, or not known, is so for the whole. */
    Verdict verdict() {
        Verdict whole = new Verdict.Suffices();
        for (Total total : totals) {
            switch (total.verdict()) {
                case Verdict.Refused refused -> {
                    return refused;
                }
                case Verdict.Unknown unknown -> whole = unknown;
                case Verdict.Suffices suffices -> {}
            }
        }
        return whole;
    }
}
