package io.recredit.billing.ledger;

import io.recredit.billing.database.Columns;
import io.recredit.contracts.Amount;
import io.recredit.contracts.Ids;
import io.recredit.contracts.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The table {@code entry}. */
@ApplicationScoped
class EntryRows {

    private static final Logger LOG = Logger.getLogger(EntryRows.class);

    /**
     * The bounds keep the partitions out that no id can lie in. Each key is looked up by itself: a join would be planned
     * while a new week is empty, as a scan of it, and that plan would be kept while the week fills.
     */
    private static final String FIND = """
            select e.customer, e.id, e.kind, e.account, e.currency, e.entry_no, e.amount_micros, e.balance_after_micros,
            e.contra, e.counterparty, e."user", e.segments, e.country, e.prefix, e.purpose, e.accepted_at,
            e.day_start, e.week_start, e.month_start, e.content_hash, e.reason, e.actor, e.decided_at,
            e.allowance_after_micros
            from unnest($1::text[], $2::uuid[]) as k (customer, id)
            cross join lateral (
                select * from entry
                where customer = k.customer and id = k.id and id between $3 and $4 and kind in ('charge', 'refund')
                limit 2) e""";

    private final EntryPartitions partitions;

    EntryRows(EntryPartitions partitions) {
        this.partitions = partitions;
    }

    /**
     * Fails with {@link AlreadyPosted} if not every entry is new, with {@link MissingPartition} if a week has no partition;
     * then those around the present are being made.
     */
    Uni<Void> insert(SqlConnection tx, List<Entry> entries) {
        EntryInsert insert = EntryInsert.of(entries);
        return tx.preparedQuery(insert.sql())
                .execute(insert.parameters(entries))
                .onFailure(MissingPartition::isToBlameFor)
                .transform(this::makePartitions)
                .invoke(result -> {
                    if (result.rowCount() != entries.size()) {
                        throw new AlreadyPosted(entries.size(), result.rowCount());
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Begins to make them, on a connection of its own, and does not wait: what was sent behind this statement fails at
     * once, and must not be taken for the reason.
     */
    private MissingPartition makePartitions(Throwable refused) {
        partitions
                .makeAround(Instant.now())
                .subscribe()
                .with(
                        made -> {},
                        failure -> LOG.warnf("cannot make the ledger's partitions: %s", failure.getMessage()));
        return new MissingPartition(refused);
    }

    /** The charges and refunds with these ids. */
    Uni<List<Entry>> find(SqlConnection tx, Collection<EntryId> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<UUID> ids = keys.stream().map(EntryId::id).toList();
        Tuple parameters = Columns.of(keys)
                .text(EntryId::customer)
                .uuid(EntryId::id)
                .parameters()
                .addUUID(Collections.min(ids, Ids.BY_BYTES))
                .addUUID(Collections.max(ids, Ids.BY_BYTES));
        return tx.preparedQuery(FIND).execute(parameters).map(rows -> {
            List<Entry> entries = new ArrayList<>(rows.size());
            rows.forEach(row -> entries.add(read(row)));
            return entries;
        });
    }

    private static Entry read(Row row) {
        return new Entry(
                row.getUUID(1),
                WireName.of(EntryKind.class, row.getString(2)),
                new BalanceKey(row.getString(0), row.getString(3), row.getString(4)),
                row.getLong(5),
                Amount.ofMicros(row.getLong(6)),
                Amount.ofMicros(row.getLong(7)),
                WireName.of(Contra.class, row.getString(8)),
                row.getString(9),
                messageOf(row),
                row.getString(20),
                row.getString(21),
                row.getOffsetDateTime(22).toInstant());
    }

    private static @Nullable MessageDetails messageOf(Row row) {
        if (row.getInteger(11) == null) {
            return null;
        }
        UUID user = row.getUUID(10);
        Long allowanceMicros = row.getLong(23);
        LocalDate day = row.getLocalDate(16);
        PeriodStarts periods = day == null ? null : new PeriodStarts(day, row.getLocalDate(17), row.getLocalDate(18));
        return new MessageDetails(
                user,
                row.getInteger(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                row.getOffsetDateTime(15).toInstant(),
                periods,
                allowanceMicros == null ? null : Amount.ofMicros(allowanceMicros),
                row.getBuffer(19).getBytes());
    }
}
