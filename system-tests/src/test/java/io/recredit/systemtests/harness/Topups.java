package io.recredit.systemtests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.contracts.Amount;
import io.recredit.localstack.inbox.Mail;
import io.recredit.localstack.processor.ProcessorPayment;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** What became of top-ups: at the card processor, in the ledger, in the mail. */
public final class Topups {

    /**
     * After a crash: the service's start, the lease of an attempt that its process left behind, and asking after it.
     * Longer than the minute after which a put-off mail is tried again.
     */
    public static final Duration SETTLED_WITHIN = Duration.ofSeconds(150);

    /** Amounts are stored in millionths. */
    private static final String ATTEMPTS = """
            select id, kind, state, episode, trim_scale(amount_micros / 1000000.0), reason from topup_attempt
            where account = ? order by id""";

    private final RunningSystem system;
    private final Database billing;

    public Topups(RunningSystem system) {
        this.system = system;
        this.billing = system.database(Service.BILLING);
    }

    /** Oldest first. */
    public List<Topup> of(String account) {
        return billing.rows(ATTEMPTS, account).stream()
                .map(row -> new Topup(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(5)))
                .toList();
    }

    /** Waits until the account's attempts are such. */
    public List<Topup> await(String what, String account, Predicate<List<Topup>> fits) {
        return Await.until(what + " at " + account, SETTLED_WITHIN, () -> of(account), fits);
    }

    /** Waits until so many attempts have succeeded and none is open. */
    public List<Topup> awaitSucceeded(String account, int attempts) {
        return await(
                attempts + " top-ups have succeeded",
                account,
                seen -> seen.stream().noneMatch(Topup::isOpen)
                        && seen.stream().filter(Topup::hasSucceeded).count() == attempts);
    }

    /** The payments for an account for which a card was charged. */
    public List<ProcessorPayment> paid(String account) {
        return system.processor().paymentsWith("account", account).stream()
                .filter(payment -> payment.status().equals("succeeded"))
                .toList();
    }

    /** The account's top-up entries, newest first. */
    public List<JsonNode> credited(String account) {
        return system.operator().creditLogOf(account).stream()
                .filter(entry -> entry.path("kind").asText().equals("topup"))
                .toList();
    }

    /**
     * Awaits the end of the one automatic or one-time purchase of 100 credits at an account: the card was charged once,
     * the credits were added once, and one mail says so.
     *
     * @param balance afterwards
     */
    public void assertOnePackPaidAndCredited(String account, String balance) {
        Topup topup = awaitSucceeded(account, 1).stream()
                .filter(Topup::hasSucceeded)
                .findFirst()
                .orElseThrow();
        List<ProcessorPayment> paid = paid(account);
        assertThat(paid).as("payments for %s", account).hasSize(1);
        assertThat(paid.getFirst().idempotencyKey()).as("key of the payment").isEqualTo(topup.id());
        assertThat(paid.getFirst().amount())
                .as("cents paid for %s, with 20%% VAT", account)
                .isEqualTo(720);
        assertThat(paid.getFirst().currency()).isEqualTo("eur");
        List<JsonNode> credited = credited(account);
        assertThat(credited).as("top-up entries of %s", account).hasSize(1);
        assertThat(credited.getFirst().path("id").asText()).isEqualTo(topup.id());
        assertThat(Amount.of(credited.getFirst().path("amount").asText())).isEqualTo(Amount.ofUnits(100));
        assertThat(system.operator().balanceOf(account))
                .as("balance of %s", account)
                .isEqualTo(Amount.of(balance));
        assertThat(awaitMails(account, 1)).as("receipts of %s", account).hasSize(1);
    }

    /** The mails to the account's mailbox, once there are so many. */
    public List<Mail> awaitMails(String account, int atLeast) {
        return Await.until(
                atLeast + " mails to " + account,
                SETTLED_WITHIN,
                () -> system.inbox().mailsTo(Buyer.mailbox(account), 0),
                mails -> mails.size() >= atLeast);
    }
}
