package io.recredit.billing.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recredit.contracts.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditModelTest {

    private static final Actor SOMEBODY = new Actor("somebody", "owner", null);

    private record Level(int level) {}

    @Test
    void what_is_saved_is_created_or_changed() {
        assertThat(saved(null, new Level(1)).action()).isEqualTo(AuditAction.CREATED);
        assertThat(saved(new Level(1), new Level(2)).action()).isEqualTo(AuditAction.CHANGED);
    }

    @Test
    void what_is_saved_as_it_was_is_no_change() {
        assertThat(saved(new Level(1), new Level(1)).changesSomething()).isFalse();
        assertThat(saved(new Level(1), new Level(2)).changesSomething()).isTrue();
        assertThat(saved(null, new Level(1)).changesSomething()).isTrue();
        assertThat(AuditRecord.removed(AuditScope.PLATFORM, AuditKind.CARD, "1", new Level(1), SOMEBODY)
                        .changesSomething())
                .isTrue();
    }

    @Test
    void an_account_has_a_customer_and_a_user_an_account() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AuditScope(null, "sms-ab12345-1", null));
        assertThatIllegalArgumentException().isThrownBy(() -> new AuditScope("acme", null, Ids.next()));
    }

    @Test
    void a_time_filter_takes_from_its_begin_to_before_its_end() {
        // Given
        Instant time = Instant.parse("2026-01-05T08:16:00.144Z");
        AuditFilter whole = between(time, time.plusMillis(2));
        AuditFilter finer = between(time.plusNanos(1), time.plusMillis(2).plusNanos(1));

        // Then
        assertThat(holds(whole, time.minusMillis(1))).isFalse();
        assertThat(holds(whole, time)).isTrue();
        assertThat(holds(whole, time.plusMillis(1))).isTrue();
        assertThat(holds(whole, time.plusMillis(2))).isFalse();
        assertThat(holds(finer, time)).isFalse();
        assertThat(holds(finer, time.plusMillis(2))).isTrue();
        assertThat(holds(finer, time.plusMillis(3))).isFalse();
    }

    private static AuditRecord saved(@Nullable Level was, Level becomes) {
        return AuditRecord.saved(AuditScope.PLATFORM, AuditKind.TARIFF, "1", was, becomes, SOMEBODY);
    }

    private static AuditFilter between(Instant from, Instant to) {
        return new AuditFilter(null, null, from, to);
    }

    /** Whether any id of that millisecond would be found. */
    private static boolean holds(AuditFilter filter, Instant millisecond) {
        UUID last = new UUID(Ids.firstOf(millisecond).getMostSignificantBits() | 0xfffL, 0xbfffffffffffffffL);
        boolean first = Ids.BY_BYTES.compare(filter.fromId(), Ids.firstOf(millisecond)) <= 0
                && Ids.BY_BYTES.compare(Ids.firstOf(millisecond), filter.toId()) < 0;
        boolean lastToo =
                Ids.BY_BYTES.compare(filter.fromId(), last) <= 0 && Ids.BY_BYTES.compare(last, filter.toId()) < 0;
        assertThat(first).isEqualTo(lastToo);
        return first;
    }
}
