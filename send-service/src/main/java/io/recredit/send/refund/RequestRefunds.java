package io.recredit.send.refund;

import io.recredit.contracts.Amount;
import io.recredit.contracts.RefundRequested;
import io.recredit.contracts.Topics;
import io.recredit.kit.outbox.Outbox;
import io.recredit.kit.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Asks billing to give charges back. Whoever calls it has, in the same transaction, moved the message's refund state
 * from {@code none} to {@code requested}: that is what makes it once per message.
 */
@ApplicationScoped
public class RequestRefunds {

    /** The columns of an update on message {@code m} that {@link #due} reads. */
    public static final String COLUMNS =
            "m.id, m.customer, m.account, m.\"user\", m.currency, m.price_micros, m.reason";

    private final Outbox outbox;

    RequestRefunds(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Stores the requests; they are published after the commit. */
    public Uni<Void> inTransaction(SqlConnection transaction, List<RefundDue> refunds, Instant now) {
        return outbox.add(
                transaction, refunds.stream().map(refund -> event(refund, now)).toList());
    }

    /** Says after the commit that requests may be waiting. */
    public void wake() {
        outbox.wake();
    }

    /** The refund of a row with {@link #COLUMNS}. */
    public static RefundDue due(Row row) {
        String reason = row.getString("reason");
        return new RefundDue(
                row.getUUID("id"),
                row.getString("customer"),
                row.getString("account"),
                row.getUUID("user"),
                row.getString("currency"),
                Amount.ofMicros(row.getLong("price_micros")),
                reason == null ? "failed" : reason);
    }

    private static OutboxEvent event(RefundDue refund, Instant now) {
        RefundRequested request = new RefundRequested(
                refund.id(),
                refund.customer(),
                refund.account(),
                refund.user(),
                refund.currency(),
                refund.amount(),
                refund.reason(),
                now);
        return OutboxEvent.of(Topics.CHARGES, refund.account(), RefundRequested.TYPE, request, now);
    }
}
