package io.recredit.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.recredit.contracts.Amount;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {

    private final Checks checks = new Checks();

    @Test
    void everyWrongFieldIsReported() {
        // Given
        checks.text("name", null, 1, 10);
        checks.currency("currency", "EURO");
        checks.amount("amount", "0.1234567");

        // When
        HttpProblem problem = catchThrowableOfType(HttpProblem.class, checks::throwIfAny);

        // Then
        assertThat(problem.getStatusCode()).isEqualTo(400);
        assertThat(problem.getParameters().get("errors"))
                .asInstanceOf(InstanceOfAssertFactories.list(FieldError.class))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(
                        tuple("name", "required"),
                        tuple("currency", "unknown-currency"),
                        tuple("amount", "not-an-amount"));
    }

    @Test
    void goodInputPasses() {
        assertThat(checks.text("name", "Café 😀", 1, 6)).isTrue();
        assertThat(checks.currency("currency", "CREDIT")).isTrue();
        assertThat(checks.currency("currency", "EUR")).isTrue();
        assertThat(checks.amount("amount", "0.7")).contains(Amount.ofMicros(700_000));
        checks.throwIfAny();
    }

    @Test
    void aTimeIsTakenWithAnyOffsetAndCutToMicroseconds() {
        assertThat(checks.time("from", "2026-01-05T01:00:00.123456789+01:00"))
                .contains(Instant.parse("2026-01-05T00:00:00.123456Z"));
        assertThat(checks.time("from", null)).isEmpty();
        assertThat(checks.isClean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2026-01-05",
                "2026-01-05T00:00:00",
                "1999-12-31T23:59:59Z",
                "3000-01-01T00:00:00Z"
            })
    void whatIsNoTimeOfOurCenturiesIsRefused(String time) {
        assertThat(checks.time("from", time)).isEmpty();
        assertThat(checks.isClean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "1234567", "a\u0000b", "a\nb", "\ud800"})
    void badTextsAreRefused(String text) {
        assertThat(checks.text("name", text, 1, 6)).isFalse();
        assertThat(checks.isClean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XAU", "FRF", "DEM", "eur", "", "CREDITS"})
    void whatIsNoMoneyIsNoCurrency(String currency) {
        assertThat(checks.currency("currency", currency)).isFalse();
    }

    @Test
    void theReportIsBounded() {
        for (int i = 0; i < 1_000; i++) {
            checks.required("items[" + i + "]", null);
        }

        HttpProblem problem = catchThrowableOfType(HttpProblem.class, checks::throwIfAny);

        assertThat((List<?>) problem.getParameters().get("errors")).hasSize(Checks.MAX_ERRORS);
    }
}
