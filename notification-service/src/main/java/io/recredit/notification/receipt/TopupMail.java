package io.recredit.notification.receipt;

import io.recredit.contracts.TopupChanged;
import io.recredit.contracts.TopupKind;
import io.recredit.notification.mail.MailKind;
import io.recredit.notification.text.MailContent;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which mail a change of a top-up leads to. */
record TopupMail(MailKind kind, MailContent content) {

    /** A decline without a reason is told like one whose reason nobody knows. */
    private static final String NO_REASON = "";

    /** Empty if it leads to none: nobody is to be told, or another mail tells it. */
    static Optional<TopupMail> of(TopupChanged event) {
        if (event.recipients().emails().isEmpty()) {
            return Optional.empty();
        }
        MailContent.Topup topup = topup(event);
        return switch (event.change()) {
            case SUCCEEDED ->
                Optional.of(new TopupMail(
                        MailKind.RECEIPT,
                        new MailContent.Receipt(topup, Objects.requireNonNull(event.balanceAfter()), event.receipt())));
            case DECLINED ->
                Optional.of(new TopupMail(
                        MailKind.FAILURE,
                        new MailContent.Failure(topup, reason(event), event.nextAttemptAt(), event.rulePaused())));
            case NEEDS_APPROVAL ->
                Optional.of(new TopupMail(
                        MailKind.APPROVAL, new MailContent.Approval(topup, event.nextAttemptAt(), event.rulePaused())));
            // The decline that led to the pause has told it.
            case PAUSED -> Optional.empty();
        };
    }

    private static MailContent.Topup topup(TopupChanged event) {
        TopupChanged.@Nullable Card card = event.card();
        return new MailContent.Topup(
                event.topup(),
                event.account(),
                event.kind() == TopupKind.AUTOMATIC,
                event.currency(),
                event.amount(),
                event.price().amount(),
                event.price().currency(),
                event.vat(),
                card == null ? null : card.brand(),
                card == null ? null : card.last4(),
                event.occurredAt());
    }

    private static String reason(TopupChanged event) {
        String reason = event.reason();
        return reason == null ? NO_REASON : reason;
    }
}
