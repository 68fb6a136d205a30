package io.recredit.billing.allowance;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.recredit.billing.audit.Actor;
import io.recredit.billing.command.Answer;
import io.recredit.billing.command.CommandKey;
import io.recredit.billing.command.OncePerKey;
import io.recredit.billing.ledger.Ledger;
import io.recredit.billing.reference.Accounts;
import io.recredit.kit.idempotency.IdempotencyKey;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Adds to a user's allowance or takes from it, once per key. */
@ApplicationScoped
class ChangeAllowance {

    private static final String SCOPE = "allowance-change";

    private final OncePerKey oncePerKey;
    private final Ledger ledger;
    private final Allowances allowances;
    private final AllowanceAudit audit;

    ChangeAllowance(OncePerKey oncePerKey, Ledger ledger, Allowances allowances, AllowanceAudit audit) {
        this.oncePerKey = oncePerKey;
        this.ledger = ledger;
        this.allowances = allowances;
        this.audit = audit;
    }

    /**
     * Changes the allowance, or repeats the answer given before under the same key.
     *
     * @return fails with a 422 if it would be below zero or too large, with a 409 if the account is closed
     */
    Uni<Answer<AllowanceChangeView>> change(
            Spender spender, NewChange change, Actor actor, IdempotencyKey key, byte[] contentHash, Instant now) {
        CommandKey command = new CommandKey(spender.account().customer(), SCOPE, key, contentHash);
        return oncePerKey.run(command, AllowanceChangeView.class, now, tx -> {
            Accounts.refuseClosed(spender.account());
            return ledger.createAndLock(tx, change.key().balance(), now)
                    .chain(balance -> allowances.change(tx, balance, change, now))
                    .chain(result -> switch (result) {
                        case ChangeResult.Changed changed ->
                            audit.allowanceChanged(tx, changed, actor)
                                    .replaceWith(() -> AllowanceChangeView.of(changed));
                        case ChangeResult.BelowZero refused -> throw insufficient(change, refused);
                        case ChangeResult.TooLarge refused ->
                            throw Problems.unprocessable(
                                    "allowance-too-large",
                                    "Allowance too large",
                                    "The allowance would be larger than an allowance can be: "
                                            + UserCredit.MAX_ALLOWANCE + ".");
                    });
        });
    }

    /** Carries the allowance found in the members {@code allowance} and {@code currency}. */
    private static RuntimeException insufficient(NewChange change, ChangeResult.BelowZero refused) {
        String currency = change.key().balance().currency();
        RuntimeException problem = Problems.unprocessable(
                "insufficient-allowance",
                "Insufficient allowance",
                "The allowance is " + refused.allowance() + " " + currency
                        + "; it was not changed. Only an operator can set it below zero, with allowNegative.");
        return problem instanceof HttpProblem http
                ? HttpProblem.builder(http)
                        .with("allowance", refused.allowance().toString())
                        .with("currency", currency)
                        .build()
                : problem;
    }
}
