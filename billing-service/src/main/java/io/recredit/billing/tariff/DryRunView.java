package io.recredit.billing.tariff;

import io.recredit.contracts.Amount;
import io.recredit.contracts.TariffPage.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an import would change.
 *
 * @param replaces the tariff that it would take over from; absent if it would be the first of its currency
 * @param imported whether it is there already, with the same content, so that importing it changes nothing
 */
@Schema(name = "TariffDryRun", description = "What an import would change against the tariff that it takes over from")
record DryRunView(
        @Schema(examples = "credit-2027") String id,
        @Schema(examples = "CREDIT") String currency,
        Instant validFrom,
        @Schema(examples = "341") int prices,

        @Schema(examples = "credit-2026", description = "the tariff that it would take over from, if there is one")
        @Nullable
        String replaces,

        @Schema(examples = "false", description = "whether it is there already, with the same content")
        boolean imported,

        @Schema(examples = "1", description = "prefixes that the other has not")
        int added,

        @Schema(examples = "0", description = "prefixes that only the other has")
        int removed,

        @Schema(examples = "1", description = "prefixes with another price or country")
        int changed,

        @Schema(examples = "339") int unchanged,

        @Schema(description = "the first 500 differences, by prefix")
        List<ChangeView> changes,

        @Schema(examples = "0", description = "how many differences are counted but not listed")
        int unlisted)
        implements ImportView {

    static DryRunView of(Tariff tariff, @Nullable String replaces, boolean imported, TariffChanges changes) {
        return new DryRunView(
                tariff.id(),
                tariff.currency(),
                tariff.validFrom(),
                tariff.prices().size(),
                replaces,
                imported,
                changes.added(),
                changes.removed(),
                changes.changed(),
                changes.unchanged(),
                changes.changes().stream().map(ChangeView::of).toList(),
                changes.unlisted());
    }

    /**
     * One difference.
     *
     * @param oldCountry only if it is another one
     * @param percent of the old price, e.g. {@code -12.5}; absent if there is no old price, no new one, or it was 0
     */
    @Schema(name = "PriceChange")
    record ChangeView(
            @Schema(examples = "39") String prefix,

            @Schema(enumeration = {"added", "removed", "changed"})
            String change,

            @Schema(examples = "IT") String country,

            @Schema(examples = "IT", description = "only if it is another one") @Nullable
            String oldCountry,

            @Schema(examples = "0.7", implementation = String.class) @Nullable
            Amount oldPrice,

            @Schema(examples = "0.77", implementation = String.class) @Nullable
            Amount newPrice,

            @Schema(examples = "10", implementation = String.class, description = "of the old price") @Nullable
            String percent) {

        static ChangeView of(TariffChanges.Change change) {
            Price before = change.before();
            Price after = change.after();
            Price shown = after == null ? Objects.requireNonNull(before) : after;
            BigDecimal percent = change.percent();
            return new ChangeView(
                    shown.prefix(),
                    before == null ? "added" : after == null ? "removed" : "changed",
                    shown.country(),
                    before == null || before.country().equals(shown.country()) ? null : before.country(),
                    before == null ? null : before.price(),
                    after == null ? null : after.price(),
                    percent == null ? null : percent.stripTrailingZeros().toPlainString());
        }
    }
}
