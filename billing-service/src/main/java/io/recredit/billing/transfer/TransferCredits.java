package io.recredit.billing.transfer;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.recredit.billing.command.Answer;
import io.recredit.billing.command.CommandKey;
import io.recredit.billing.command.OncePerKey;
import io.recredit.billing.command.Refusals;
import io.recredit.billing.ledger.Ledger;
import io.recredit.billing.reference.Accounts;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Ids;
import io.recredit.kit.idempotency.IdempotencyKey;
import io.recredit.kit.outbox.Outbox;
import io.recredit.kit.problem.FieldError;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Moves an amount between two accounts of one customer, once. */
@ApplicationScoped
class TransferCredits {

    private static final String SCOPE = "transfer";

    private final Accounts accounts;
    private final OncePerKey oncePerKey;
    private final Ledger ledger;
    private final Outbox outbox;

    TransferCredits(Accounts accounts, OncePerKey oncePerKey, Ledger ledger, Outbox outbox) {
        this.accounts = accounts;
        this.oncePerKey = oncePerKey;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    /**
     * Moves the amount, or repeats the answer given before under the same key, whatever has become of the accounts.
     *
     * @param targetField what the caller calls the target
     * @return fails with a 422 if the balance is too small or both accounts are one, with a 404 if the target is not
     *     an account of the same customer, and with a 409 if one of them is closed
     */
    Uni<Answer<TransferView>> transfer(
            AccountState source, Transfer transfer, String targetField, IdempotencyKey key, String actor, Instant now) {
        CommandKey command = new CommandKey(transfer.customer(), SCOPE, key, transfer.contentHash());
        return accounts.find(transfer.target())
                .chain(target -> oncePerKey.run(command, TransferView.class, now, tx -> {
                    check(source, target, targetField);
                    return ledger.post(tx, transfer.postings(Ids.next(), actor), now)
                            .map(Refusals::entriesOf)
                            .map(entries -> TransferView.of(entries.getFirst()));
                }))
                .invoke(outbox::wake);
    }

    private static void check(AccountState source, Optional<AccountState> found, String targetField) {
        AccountState target = found.filter(account -> account.customer().equals(source.customer()))
                .orElseThrow(() -> noSuchTarget(targetField));
        if (target.account().equals(source.account())) {
            throw Problems.unprocessable("same-account", "Same account", "An account cannot transfer to itself.");
        }
        Accounts.refuseClosed(source);
        Accounts.refuseClosed(target);
    }

    private static RuntimeException noSuchTarget(String targetField) {
        RuntimeException problem = Problems.notFound("target account");
        return problem instanceof HttpProblem http
                ? HttpProblem.builder(http)
                        .with(
                                "errors",
                                List.of(new FieldError(
                                        targetField,
                                        "unknown-account",
                                        "must be another account of the same customer")))
                        .build()
                : problem;
    }
}
