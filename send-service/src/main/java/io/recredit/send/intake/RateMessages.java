package io.recredit.send.intake;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.Purpose;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.problem.Problems;
import io.recredit.kit.reference.UserDirectory;
import io.recredit.send.intake.SendRequest.Draft;
import io.recredit.send.pricing.TariffDirectory;
import io.recredit.send.pricing.Tariffs;
import io.recredit.send.reference.AccountAccess;
import io.recredit.send.segment.SegmentedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks messages, cuts them into segments and prices them. What is sent and what is only estimated both come through
 * here, so that an estimate is what is charged.
 */
@ApplicationScoped
public class RateMessages {

    /** An estimate has no sender id; any that is valid will do, for it is not part of the price. */
    private static final String ANY_SENDER = "Estimate";

    private final TariffDirectory tariffs;
    private final UserDirectory users;

    RateMessages(TariffDirectory tariffs, UserDirectory users) {
        this.tariffs = tariffs;
        this.users = users;
    }

    /**
     * What each message would be and cost if it were sent now, in the order of the recipients; nothing is stored.
     *
     * @param now decides which tariff is valid
     * @throws RuntimeException the problem that sending them would have
     */
    public List<RatedMessage> rate(AccountState account, Outline outline, Instant now) {
        requireReady(account);
        List<NewMessage> messages = rate(account, request(outline), FieldNames.OF_RECIPIENTS, now);
        NewMessage first = messages.getFirst();
        SegmentedText text = SegmentedText.in(first.alphabet(), first.body()).orElseThrow();
        return messages.stream().map(message -> rated(message, text)).toList();
    }

    /** The messages ready to be stored; throws a 400 that names every field that is not valid. */
    List<NewMessage> rate(AccountState account, SendRequest request, FieldNames names, Instant now) {
        Tariffs prices = tariffs.current();
        return new CheckMessages(account, currency -> prices.validAt(currency, now), users::find, Ids::next, names)
                .check(request);
    }

    /** Throws a 409 if the account cannot send, and a 503 while this instance has not read the tariffs and users yet. */
    void requireReady(AccountState account) {
        if (account.state() != LifeState.ACTIVE) {
            throw Problems.conflict(
                    "account-not-active",
                    "Account not active",
                    "The account is " + account.state().wireName() + "; it cannot send.");
        }
        if (!tariffs.isLoaded() || !users.isLoaded()) {
            throw AccountAccess.notReady();
        }
    }

    private static SendRequest request(Outline outline) {
        List<@Nullable String> recipients = outline.recipients() == null ? List.of() : outline.recipients();
        Checks checks = new Checks();
        checks.that(
                !recipients.isEmpty() && recipients.size() <= Outline.MAX_RECIPIENTS,
                "recipients",
                "size",
                "must have 1 to " + Outline.MAX_RECIPIENTS + " recipients");
        checks.throwIfAny();
        String purpose = outline.purpose() == null ? Purpose.NOTIFICATION.wireName() : outline.purpose();
        List<@Nullable Draft> drafts = new ArrayList<>(recipients.size());
        recipients.forEach(to -> drafts.add(new Draft(to, outline.text(), ANY_SENDER, purpose, outline.user(), null)));
        return new SendRequest(drafts, outline.smartSubstitution());
    }

    private static RatedMessage rated(NewMessage message, SegmentedText text) {
        return new RatedMessage(message.recipient(), text, message.substitution(), message.currency(), message.price());
    }
}
