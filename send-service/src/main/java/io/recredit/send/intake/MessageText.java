package io.recredit.send.intake;

import io.recredit.contracts.AccountState;
import io.recredit.send.message.SubstitutionView;
import io.recredit.send.segment.Gsm7;
import io.recredit.send.segment.SegmentedText;
import io.recredit.send.segment.SmartSubstitution;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text as it will be billed and sent.
 *
 * @param substitution what smart substitution did to it, null if it was not asked for
 */
record MessageText(SegmentedText cut, @Nullable SubstitutionView substitution) {

    /**
     * Cuts a text for an account, in the cheapest of its alphabets.
     *
     * @param smart whether smart substitution is asked for. Where that saves nothing the text stays as it is
     * @return empty if it has more characters than any alphabet has room for in as many segments as the account allows;
     *     otherwise it may still have more segments
     */
    static Optional<MessageText> of(String text, boolean smart, AccountState account) {
        return smart ? substituted(text, account) : cut(text, account).map(plain -> new MessageText(plain, null));
    }

    private static Optional<MessageText> substituted(String text, AccountState account) {
        SmartSubstitution smart = SmartSubstitution.in(text);
        Optional<SegmentedText> before = cut(text, account);
        Optional<SegmentedText> after = smart.replaced() == 0 ? before : cut(smart.text(), account);
        if (before.isPresent() && (after.isEmpty() || !isWorthIt(before.get(), after.get()))) {
            return before.map(plain -> new MessageText(plain, new SubstitutionView(0, false)));
        }
        return after.map(plain -> {
            boolean encodingChanged =
                    before.filter(was -> was.alphabet() == plain.alphabet()).isEmpty();
            return new MessageText(plain, new SubstitutionView(smart.replaced(), encodingChanged));
        });
    }

    /** Fewer segments, or room for more characters in as many. */
    private static boolean isWorthIt(SegmentedText before, SegmentedText after) {
        return after.segments() < before.segments()
                || after.segments() == before.segments() && after.alphabet() != before.alphabet();
    }

    /** A text that cannot fit is not cut, because it may be as long as a body. */
    private static Optional<SegmentedText> cut(String text, AccountState account) {
        return text.length() > account.maxSegments() * Gsm7.DEFAULT.singleLimit()
                ? Optional.empty()
                : Optional.of(SegmentedText.of(text, account.nationalLanguages()));
    }
}
