package io.recredit.send.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.recredit.contracts.Amount;
import io.recredit.send.intake.RatedMessage;
import io.recredit.send.message.SubstitutionView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What messages would come to.
 *
 * @param characters as the encoding counts them
 * @param sufficient null if billing could not be asked
 * @param reason why it does not suffice, or {@link #UNAVAILABLE}; absent if it suffices
 * @param refusedBy only with the reason user-limit
 */
@Schema(name = "Estimate")
record EstimateView(
        @Schema(examples = "GSM-7") String encoding,

        @Schema(examples = "17", description = "as the encoding counts them")
        int characters,

        @Schema(examples = "143", description = "that fit into the last segment beside what it holds")
        int charactersLeft,

        @Schema(examples = "1") int segments,

        @Schema(description = "what smart substitution would do; absent if it was not asked for") @Nullable
        SubstitutionView substitution,

        List<RecipientView> recipients,

        @Schema(description = "the sum in each currency that messages would be taken from")
        List<TotalView> totals,

        @Schema(
                examples = "true",
                description = "whether balance and rules let all of it pass now; null if billing could not be asked")
        @JsonInclude
        @Nullable
        Boolean sufficient,

        @Schema(
                examples = "insufficient-balance",
                description = "why it does not suffice, or `billing-unavailable`; absent if it suffices")
        @Nullable
        String reason,

        @Schema(
                examples = "daily-limit",
                description = "the user's rule that would be broken, if the reason is `user-limit`")
        @Nullable
        String refusedBy) {

    /** The reason when it is not known. */
    static final String UNAVAILABLE = "billing-unavailable";

    static EstimateView of(Estimate estimate) {
        RatedMessage first = estimate.messages().getFirst();
        return new EstimateView(
                first.text().encoding().wireName(),
                first.text().characters(),
                first.text().charactersLeft(),
                first.text().segments(),
                first.substitution(),
                estimate.messages().stream().map(RecipientView::of).toList(),
                estimate.totals().stream().map(TotalView::of).toList(),
                sufficient(estimate.verdict()),
                reason(estimate.verdict()),
                refusedBy(estimate.verdict()));
    }

    private static @Nullable Boolean sufficient(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Suffices suffices -> true;
            case Verdict.Refused refused -> false;
            case Verdict.Unknown unknown -> null;
        };
    }

    private static @Nullable String reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Suffices suffices -> null;
            case Verdict.Refused refused -> refused.reason();
            case Verdict.Unknown unknown -> UNAVAILABLE;
        };
    }

    private static @Nullable String refusedBy(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.refusedBy() : null;
    }

    /** What the message to one recipient would cost. */
    @Schema(name = "EstimateOfRecipient")
    record RecipientView(
            @Schema(examples = "+33612345678") String to,
            @Schema(examples = "FR") String country,

            @Schema(examples = "33", description = "the longest prefix of the tariff that the number begins with")
            String prefix,

            @Schema(examples = "CREDIT") String currency,

            @Schema(examples = "1", implementation = String.class)
            Amount pricePerSegment,

            @Schema(examples = "1", implementation = String.class)
            Amount price) {

        static RecipientView of(RatedMessage message) {
            return new RecipientView(
                    message.recipient(),
                    message.price().country(),
                    message.price().prefix(),
                    message.currency(),
                    message.price().perSegment(),
                    message.total());
        }
    }

    /** What all messages in one currency would cost. */
    @Schema(name = "EstimateTotal")
    record TotalView(
            @Schema(examples = "CREDIT") String currency,

            @Schema(examples = "1.7", implementation = String.class)
            Amount price,

            @Schema(examples = "true", description = "null if billing could not be asked") @JsonInclude @Nullable
            Boolean sufficient,

            @Schema(examples = "insufficient-balance", description = "as for the whole") @Nullable
            String reason,

            @Schema(examples = "daily-limit", description = "as for the whole") @Nullable
            String refusedBy) {

        static TotalView of(Estimate.Total total) {
            return new TotalView(
                    total.currency(),
                    total.price(),
                    EstimateView.sufficient(total.verdict()),
                    EstimateView.reason(total.verdict()),
                    EstimateView.refusedBy(total.verdict()));
        }
    }
}
