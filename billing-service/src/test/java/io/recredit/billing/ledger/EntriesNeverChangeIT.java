package io.recredit.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.billing.LedgerGround;
import io.recredit.contracts.Ids;
import io.recredit.testkit.StackResource;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is corrected by another entry: nothing else is possible, not even by hand. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class EntriesNeverChangeIT {

    @Inject
    LedgerGround ledger;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update entry set reason = 'another' where customer = '%1$s'",
                "update %2$s set balance_after_micros = 0 where customer = '%1$s'",
                "delete from entry where customer = '%1$s'",
                "delete from %2$s where customer = '%1$s'",
                "truncate entry",
            })
    void the_database_refuses_to_change_entries(String statement) {
        // Given
        String customer = "c-" + Ids.next();
        Entry entry = ledger.adjustment(new BalanceKey(customer, "sms-nc00000-1", "CREDIT"), Instant.now(), "1", "one");
        String partition = new EntryWeek(EntryWeek.mondayOf(Ids.timeOf(entry.id()))).partition();

        // Then
        assertThatThrownBy(() -> ledger.command(statement.formatted(customer, partition)))
                .hasMessageContaining("entries of the ledger never change");
        assertThat(ledger.texts("select reason from entry where customer = '" + customer + "'"))
                .containsExactly("one");
    }

    @Test
    void every_week_is_guarded() {
        assertThat(ledger.texts("""
                select i.inhrelid::regclass::text from pg_inherits i
                where i.inhparent = 'entry'::regclass and not exists (
                    select from pg_trigger t where t.tgrelid = i.inhrelid and t.tgname = 'entry_never_changes'
                        and t.tgenabled = 'O')""")).isEmpty();
    }
}
