package io.recredit.billing.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.kit.problem.Checks;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleChecksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.com",
                "first.last+tag@mail.example.co.uk",
                "o'brien@example.fr",
                "x_1@xn--caf-dma.example"
            })
    void ordinaryAddressesAreGood(String email) {
        assertThat(emailsAreGood(List.of(email))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a@b",
                "a@b.",
                "@example.com",
                "a@@example.com",
                "a b@example.com",
                "a@-example.com",
                "a@example.com\n",
                "a@example.com, b@example.com",
                "Name <a@example.com>"
            })
    void whatIsNoAddressIsNot(String email) {
        assertThat(emailsAreGood(List.of(email))).isFalse();
    }

    @Test
    void oneToTenDifferentAddressesAreGood() {
        assertThat(emailsAreGood(null)).isFalse();
        assertThat(emailsAreGood(List.of())).isFalse();
        assertThat(emailsAreGood(addresses(10))).isTrue();
        assertThat(emailsAreGood(addresses(11))).isFalse();
        assertThat(emailsAreGood(List.of("a@example.com", "A@Example.com"))).isFalse();
        assertThat(emailsAreGood(Collections.singletonList(null))).isFalse();
        assertThat(emailsAreGood(List.of("a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + "."
                        + "d".repeat(63) + ".example")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "200", "250", "500", "1000", "1000.0"})
    void creditsAreBoughtInTheseAmounts(String amount) {
        assertThat(amountIsGood(amount, "CREDIT")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "100.000001", "-100", "300", "2000", "ten"})
    void creditsAreBoughtInNoOtherAmounts(String amount) {
        assertThat(amountIsGood(amount, "CREDIT")).isFalse();
    }

    @Test
    void moneyIsBoughtInAnyPositiveAmount() {
        assertThat(amountIsGood("0.01", "EUR")).isTrue();
        assertThat(amountIsGood("0", "EUR")).isFalse();
        assertThat(amountIsGood("-1", "EUR")).isFalse();
    }

    private static boolean emailsAreGood(@Nullable List<@Nullable String> emails) {
        Checks checks = new Checks();
        RuleChecks.emails(checks, "emails", emails);
        return checks.isClean();
    }

    private static boolean amountIsGood(String amount, String currency) {
        Checks checks = new Checks();
        RuleChecks.topupAmount(checks, "amount", amount, currency);
        return checks.isClean();
    }

    private static List<@Nullable String> addresses(int count) {
        return IntStream.range(0, count)
                .<@Nullable String>mapToObj(n -> "a" + n + "@example.com")
                .toList();
    }
}
