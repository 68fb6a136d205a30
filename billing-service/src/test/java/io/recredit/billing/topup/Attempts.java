package io.recredit.billing.topup;

import io.recredit.billing.episode.AccountLocale;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.vat.ChargedVat;
import io.recredit.billing.vat.Party;
import io.recredit.billing.vat.Seller;
import io.recredit.billing.vat.VatTerms;
import io.recredit.contracts.Amount;
import io.recredit.contracts.VatTreatment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Attempts, rules and a policy for tests of the model. */
final class Attempts {

    static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    static final BalanceKey BALANCE = new BalanceKey("acme", "sms-ab12345-1", "CREDIT");
    static final MinorPrice PRICE = new MinorPrice(600, "EUR");
    static final VatTerms TERMS = new VatTerms(
            VatTreatment.DOMESTIC,
            Amount.of("20"),
            new Seller(
                    "recredit-fr",
                    new Party("Recredit SAS", List.of("75002 Paris"), "FR", "FR00123456789"),
                    "RFR",
                    "Europe/Paris"),
            new Party("acme", List.of(), "FR", null));
    static final ChargedVat VAT = new ChargedVat(TERMS, 120);
    static final UUID EPISODE = new UUID(1, 1);
    static final LowNow LOW = new LowNow(EPISODE, Amount.of("20"), NOW);
    static final Policy POLICY = new Policy(
            List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24)),
            3,
            Duration.ofMinutes(15),
            Duration.ofSeconds(20),
            Duration.ofMinutes(2),
            Duration.ofHours(20),
            Duration.ofMinutes(10),
            1_000_000);

    private static final ChargedCard CARD = new ChargedCard(new UUID(2, 2), "visa", "4242", "cus_1", "pm_1");

    private Attempts() {}

    static Attempt requested() {
        return Attempt.automatic(new UUID(3, 3), BALANCE, EPISODE, List.of(), NOW, NOW);
    }

    static Attempt charging() {
        return requested()
                .charging(new Purchase(Amount.of("100"), PRICE, VAT, CARD, NOW), List.of(), NOW.plusSeconds(20));
    }

    static Attempt unknown() {
        return charging().unknown("timeout", NOW.plusSeconds(1));
    }

    static Attempt oneTime() {
        Purchase purchase = new Purchase(Amount.of("100"), PRICE, VAT, CARD, NOW);
        return Attempt.oneTime(new UUID(4, 4), BALANCE, purchase, List.of(), "oscar", NOW.plusSeconds(20));
    }

    static TopupRule rule(int declines, @Nullable Instant pausedAt, @Nullable Instant resumedAt) {
        return new TopupRule(true, Amount.of("100"), null, List.of(), declines, pausedAt, resumedAt);
    }

    static Demand demand(@Nullable TopupRule rule, @Nullable LowNow low) {
        return new Demand(BALANCE, rule, low, AccountLocale.UNKNOWN);
    }
}
