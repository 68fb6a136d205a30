package io.recredit.billing.ledger;

import io.recredit.billing.database.Columns;
import io.recredit.contracts.Amount;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How entries that were decided together are inserted by one statement. Its cost grows with its arrays, so what is the
 * same in almost every batch is none: all have one time, a batch of charges alone has one kind and nothing that only
 * other entries have, and without users there are no spending periods and allowances.
 */
final class EntryInsert {

    private static final String EVERY_ONE_HAS = """
            customer, id, account, currency, entry_no, amount_micros, balance_after_micros, segments, country, prefix, \
            purpose, accepted_at, content_hash""";

    private static final String ARRAYS = """
            $2::text[], $3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[], $9::int[], \
            $10::text[], $11::text[], $12::text[], $13::timestamptz[], $14::bytea[]""";

    private static final int NEXT_PARAMETER = 15;

    private static final List<String> OF_OTHERS = List.of("contra", "kind", "counterparty", "reason", "actor");

    private static final EntryInsert CHARGES = new EntryInsert(true, false);
    private static final EntryInsert CHARGES_OF_USERS = new EntryInsert(true, true);
    private static final EntryInsert ANY = new EntryInsert(false, false);
    private static final EntryInsert ANY_OF_USERS = new EntryInsert(false, true);

    private final boolean onlyCharges;
    private final boolean withUsers;
    private final String sql;

    private EntryInsert(boolean onlyCharges, boolean withUsers) {
        this.onlyCharges = onlyCharges;
        this.withUsers = withUsers;
        this.sql = sqlOf(onlyCharges, withUsers);
    }

    private static String sqlOf(boolean onlyCharges, boolean withUsers) {
        StringBuilder columns = new StringBuilder("decided_at, ");
        StringBuilder values = new StringBuilder("$1::timestamptz, ");
        StringBuilder arrays = new StringBuilder(ARRAYS);
        int next = NEXT_PARAMETER;
        if (onlyCharges) {
            columns.append("contra, kind, ");
            values.append("'%s', '%s', ".formatted(Contra.REVENUE.wireName(), EntryKind.CHARGE.wireName()));
        }
        columns.append(EVERY_ONE_HAS);
        if (!onlyCharges) {
            for (String column : OF_OTHERS) {
                columns.append(", ").append(column);
                arrays.append(", $%d::text[]".formatted(next++));
            }
        }
        if (withUsers) {
            columns.append(", \"user\", day_start, week_start, month_start, allowance_after_micros");
            arrays.append(", $%d::uuid[], $%d::date[], $%d::date[], $%d::date[], $%d::bigint[]"
                    .formatted(next, next + 1, next + 2, next + 3, next + 4));
        }
        return "insert into entry (%s) select %sk.* from unnest(%s) as k on conflict do nothing"
                .formatted(columns, values, arrays);
    }

    /** The cheapest one that takes all of them. */
    static EntryInsert of(List<Entry> entries) {
        boolean onlyCharges = true;
        boolean withUsers = false;
        for (Entry entry : entries) {
            onlyCharges &= isPlainCharge(entry);
            MessageDetails message = entry.message();
            withUsers |= message != null && (message.user() != null || message.periods() != null);
        }
        if (onlyCharges) {
            return withUsers ? CHARGES_OF_USERS : CHARGES;
        }
        return withUsers ? ANY_OF_USERS : ANY;
    }

    private static boolean isPlainCharge(Entry entry) {
        return entry.kind() == EntryKind.CHARGE
                && entry.contra() == Contra.REVENUE
                && entry.counterparty() == null
                && entry.reason() == null
                && entry.actor() == null;
    }

    String sql() {
        return sql;
    }

    /** @throws IllegalArgumentException if they were not decided together */
    Tuple parameters(List<Entry> entries) {
        Columns<Entry> columns = Columns.of(entries)
                .one(timeOf(entries))
                .text(entry -> entry.balance().customer())
                .uuid(Entry::id)
                .text(entry -> entry.balance().account())
                .text(entry -> entry.balance().currency())
                .bigint(Entry::entryNo)
                .bigint(entry -> entry.amount().micros())
                .bigint(entry -> entry.balanceAfter().micros())
                .integer(ofMessage(MessageDetails::segments))
                .text(ofMessage(MessageDetails::country))
                .text(ofMessage(MessageDetails::prefix))
                .text(ofMessage(MessageDetails::purpose))
                .time(ofMessage(MessageDetails::acceptedAt))
                .bytes(ofMessage(MessageDetails::contentHash));
        if (!onlyCharges) {
            columns.text(entry -> entry.contra().wireName())
                    .text(entry -> entry.kind().wireName())
                    .text(Entry::counterparty)
                    .text(Entry::reason)
                    .text(Entry::actor);
        }
        if (withUsers) {
            columns.uuid(ofMessage(MessageDetails::user))
                    .date(ofPeriods(PeriodStarts::day))
                    .date(ofPeriods(PeriodStarts::week))
                    .date(ofPeriods(PeriodStarts::month))
                    .bigint(ofMessage(EntryInsert::allowanceMicros));
        }
        return columns.parameters();
    }

    private static @Nullable Long allowanceMicros(MessageDetails message) {
        Amount allowance = message.allowanceAfter();
        return allowance == null ? null : allowance.micros();
    }

    private static Instant timeOf(List<Entry> entries) {
        Instant decidedAt = entries.getFirst().decidedAt();
        for (Entry entry : entries) {
            if (!entry.decidedAt().equals(decidedAt)) {
                throw new IllegalArgumentException("entries of different times: " + entry.id());
            }
        }
        return decidedAt;
    }

    private static <V> Function<Entry, @Nullable V> ofMessage(Function<MessageDetails, @Nullable V> value) {
        return entry -> {
            MessageDetails message = entry.message();
            return message == null ? null : value.apply(message);
        };
    }

    private static Function<Entry, @Nullable LocalDate> ofPeriods(Function<PeriodStarts, LocalDate> value) {
        return entry -> {
            MessageDetails message = entry.message();
            return message == null || message.periods() == null ? null : value.apply(message.periods());
        };
    }
}
