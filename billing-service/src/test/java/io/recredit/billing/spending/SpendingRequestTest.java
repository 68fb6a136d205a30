package io.recredit.billing.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpendingRequestTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** In Paris it is the 1st of March already. */
    private static final Instant NOW = Instant.parse("2026-02-28T23:30:00Z");

    @ParameterizedTest
    @CsvSource({
        ",, 2026-01-31, 2026-03-01",
        "2026-02-27,, 2026-02-27, 2026-03-01",
        ", 2026-02-27, 2026-01-29, 2026-02-27",
        "2026-02-27, 2026-02-27, 2026-02-27, 2026-02-27",
        "2026-01-01, 2026-04-02, 2026-01-01, 2026-04-02",
    })
    void days_that_are_not_named_are_the_last_thirty(
            @Nullable String from, @Nullable String to, LocalDate first, LocalDate last) {
        SpendingRange range = request(from, to).range(PARIS, NOW);
        assertThat(range).isEqualTo(new SpendingRange(first, last, PARIS));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-04-03, too-many-days",
        "2025-11-29,, too-many-days",
        "2026-01-02, 2026-01-01, before-from",
        "2026-03-02,, before-from",
    })
    void days_that_are_none_or_too_many_are_refused(String from, @Nullable String to, String code) {
        assertThatThrownBy(() -> request(from, to).range(PARIS, NOW))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem ->
                                assertThat(problem.getParameters().toString()).contains(code));
    }

    @Test
    void a_day_on_which_clocks_change_has_another_length() {
        SpendingRange range = new SpendingRange(LocalDate.parse("2026-03-28"), LocalDate.parse("2026-03-30"), PARIS);
        List<Instant> starts = range.starts();
        assertThat(starts)
                .containsExactly(
                        Instant.parse("2026-03-27T23:00:00Z"),
                        Instant.parse("2026-03-28T23:00:00Z"),
                        Instant.parse("2026-03-29T22:00:00Z"));
        assertThat(range.begin()).isEqualTo(starts.getFirst());
        assertThat(Duration.between(range.begin(), range.end())).isEqualTo(Duration.ofHours(71));
    }

    @Test
    void each_dimension_counts_once_in_the_order_of_the_request() {
        SpendingRequest request = request(null, null);
        assertThat(request.dimensions()).containsExactly(SpendingDimension.DAY);
        request.by = List.of("user", "day", "user");
        assertThat(request.dimensions()).containsExactly(SpendingDimension.USER, SpendingDimension.DAY);
    }

    private static SpendingRequest request(@Nullable String from, @Nullable String to) {
        SpendingRequest request = new SpendingRequest();
        request.from = from;
        request.to = to;
        return request;
    }
}
