package io.recredit.billing.command;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.recredit.billing.ledger.Entry;
import io.recredit.billing.ledger.PostingResult;
import io.recredit.kit.problem.Problems;
import java.util.List;

/** The ledger's refusals as problems. Thrown inside the transaction, they roll it back. */
public final class Refusals {

    private Refusals() {}

    /** The entries that were posted, or a 422 that says why none was. */
    public static List<Entry> entriesOf(PostingResult result) {
        return switch (result) {
            case PostingResult.Posted posted -> posted.entries();
            case PostingResult.InsufficientBalance refused -> throw insufficient(refused);
            case PostingResult.BalanceTooLarge refused ->
                throw Problems.unprocessable(
                        "balance-too-large",
                        "Balance too large",
                        "The balance of " + refused.key().account() + " would be larger than " + refused.most() + " "
                                + refused.key().currency() + "; nothing was posted.");
        };
    }

    /** Carries the balance found in the members {@code balance} and {@code currency}. */
    private static RuntimeException insufficient(PostingResult.InsufficientBalance refused) {
        RuntimeException problem = Problems.unprocessable(
                "insufficient-balance",
                "Insufficient balance",
                "The balance is " + refused.balance() + " " + refused.key().currency() + "; nothing was posted.");
        return problem instanceof HttpProblem http
                ? HttpProblem.builder(http)
                        .with("balance", refused.balance().toString())
                        .with("currency", refused.key().currency())
                        .build()
                : problem;
    }
}
