package io.recredit.send.receipt;

import io.micrometer.core.instrument.MeterRegistry;
import io.recredit.send.refund.RefundDue;
import io.recredit.send.refund.RequestRefunds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings receipts and segments together. A receipt may come before, after or together with the answer to its submit,
 * twice, or without any answer: each time a message ends as if it had come once and in order.
 */
@ApplicationScoped
public class SettleMessages {

    private static final int MAX_ROWS = 500;
    private static final long FORGET_AFTER_SECONDS = 3 * 24 * 3_600L;

    private final Pool pool;
    private final ReceiptRepository repository;
    private final RequestRefunds refunds;
    private final MeterRegistry meters;

    SettleMessages(Pool pool, ReceiptRepository repository, RequestRefunds refunds, MeterRegistry meters) {
        this.pool = pool;
        this.repository = repository;
        this.refunds = refunds;
        this.meters = meters;
    }

    /** Stores receipts and settles what they are about; a receipt that is not matched yet waits. */
    public Uni<Void> withReceipts(List<DeliveryReceipt> receipts) {
        List<CarrierId> ids = receipts.stream()
                .map(receipt -> new CarrierId(receipt.carrier(), receipt.carrierMessageId()))
                .distinct()
                .toList();
        return pool.withTransaction(transaction ->
                        repository.store(transaction, receipts).chain(() -> settle(transaction, ids, Set.of())))
                .invoke(refunds::wake);
    }

    /**
     * Settles segments whose submit answers have just been stored in this transaction.
     *
     * @param ids the segments that the carrier has taken
     * @param complete messages of which earlier segments may have their receipts already
     */
    public Uni<Void> inTransaction(SqlConnection transaction, List<CarrierId> ids, Set<MessageKey> complete) {
        return ids.isEmpty() && complete.isEmpty() ? Uni.createFrom().voidItem() : settle(transaction, ids, complete);
    }

    /** Finds the receipts of messages of which it was left open whether the carrier has them. */
    Uni<Void> unknownMessages() {
        return pool.withTransaction(transaction -> repository
                        .waitingForUnknown(transaction, MAX_ROWS)
                        .map(SettleMessages::foundParts)
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : repository
                                        .storeParts(transaction, found)
                                        .chain(() -> settle(
                                                transaction,
                                                found.stream()
                                                        .map(FoundPart::carrierId)
                                                        .toList(),
                                                Set.of()))))
                .invoke(refunds::wake);
    }

    /** Settles receipts that were stored in the same moment as their segments, so that neither saw the other. */
    Uni<Void> missedReceipts() {
        return pool.withTransaction(transaction -> repository
                        .missed(transaction, FORGET_AFTER_SECONDS, MAX_ROWS)
                        .chain(ids -> inTransaction(transaction, ids, Set.of())))
                .invoke(refunds::wake);
    }

    /** Deletes receipts that nobody has claimed for days. */
    Uni<Void> forgetStrangers() {
        return pool.withTransaction(transaction -> repository.forget(transaction, FORGET_AFTER_SECONDS, MAX_ROWS))
                .invoke(count -> meters.counter("recredit.receipts.unmatched").increment(count))
                .chain(count ->
                        count == MAX_ROWS ? forgetStrangers() : Uni.createFrom().voidItem());
    }

    private Uni<Void> settle(SqlConnection transaction, List<CarrierId> ids, Set<MessageKey> complete) {
        return repository.join(transaction, ids).chain(changed -> {
            Set<MessageKey> messages = new HashSet<>(complete);
            messages.addAll(changed);
            return messages.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : repository.conclude(transaction, messages).chain(rows -> conclude(transaction, rows));
        });
    }

    private Uni<Void> conclude(SqlConnection transaction, RowSet<Row> concluded) {
        List<RefundDue> due = new ArrayList<>();
        for (Row row : concluded) {
            meters.counter("recredit.messages.final", "state", row.getString("state"))
                    .increment();
            if (row.getBoolean("refund_due")) {
                due.add(RequestRefunds.due(row));
            }
        }
        return refunds.inTransaction(transaction, due, Instant.now());
    }

    private static List<FoundPart> foundParts(RowSet<Row> rows) {
        return rows.stream()
                .map(SettleMessages::foundPart)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(
                        found -> found.message() + "/" + found.part(), found -> found, (first, second) -> first))
                .values()
                .stream()
                .toList();
    }

    private static Optional<FoundPart> foundPart(Row row) {
        MessageKey message = new MessageKey(row.getString("customer"), row.getUUID("id"));
        return MessageReference.of(message.id())
                .partOf(row.getInteger("reference"), row.getInteger("segments"))
                .stream()
                .mapToObj(part -> new FoundPart(
                        message, part, new CarrierId(row.getString("carrier"), row.getString("carrier_message_id"))))
                .findFirst();
    }
}
