package io.recredit.localstack.verify;

import io.recredit.contracts.Amount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compares the messages of send-service with the charges and refunds of billing-service, one by one, as far as these are
 * not archived; the others are left to {@link ArchivedMessages}.
 */
final class MessagesAgainstLedger {

    private static final Set<String> UNCHARGED_STATES = Set.of("accepted", "refused");

    private static final String MESSAGES = """
            select customer, id, account, currency, price_micros, state, refund, segments, "user"
            from message where (uuid_extract_timestamp(id) at time zone 'UTC')::date >= '%s'
            order by customer, id
            """;

    private static final String ENTRIES = """
            select customer, id, kind, account, currency, amount_micros, segments, "user" from entry
            where kind in ('charge', 'refund') order by customer, id, kind
            """;

    private final Tally charged = new Tally("charged once", "every message that left has one charge of its price");
    private final Tally uncharged = new Tally("refused are free", "a refused or undecided message has no entry");
    private final Tally owned = new Tally("charges have messages", "every charge and refund belongs to a message");
    private final Tally refunded = new Tally("refunds match", "marked as refunded just when there is a refund");

    private record Message(
            MessageKey key,
            String account,
            String currency,
            long priceMicros,
            String state,
            String refund,
            int segments,
            @Nullable UUID user) {

        static Message of(ResultSet row) throws SQLException {
            return new Message(
                    new MessageKey(row.getString(1), row.getObject(2, UUID.class)),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getString(6),
                    row.getString(7),
                    row.getInt(8),
                    row.getObject(9, UUID.class));
        }

        String inWords() {
            return account + " " + key.id() + " (" + state + ", " + Amount.ofMicros(priceMicros) + " " + currency + ")";
        }

        String size() {
            return segments + " segments of user " + user;
        }
    }

    private record Entry(
            MessageKey key,
            String kind,
            String account,
            String currency,
            long amountMicros,
            int segments,
            @Nullable UUID user) {

        static Entry of(ResultSet row) throws SQLException {
            return new Entry(
                    new MessageKey(row.getString(1), row.getObject(2, UUID.class)),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getLong(6),
                    row.getInt(7),
                    row.getObject(8, UUID.class));
        }

        String size() {
            return segments + " segments of user " + user;
        }

        String inWords() {
            return account + " " + key.id() + ": " + kind + " of " + Amount.ofMicros(amountMicros) + " " + currency;
        }
    }

    List<Check> run(Snapshot send, Snapshot billing) throws SQLException {
        String keptFrom = ArchivedMessages.keptFrom(billing);
        try (Rows<Message> messages = send.rows(MESSAGES.formatted(keptFrom), Message::of);
                Rows<Entry> entries = billing.rows(ENTRIES, Entry::of)) {
            while (messages.peek() != null || entries.peek() != null) {
                step(messages, entries);
            }
        }
        return List.of(charged.toCheck(), uncharged.toCheck(), owned.toCheck(), refunded.toCheck());
    }

    /** Takes the lowest key from both streams: at most one message, and at most one entry of each kind. */
    private void step(Rows<Message> messages, Rows<Entry> entries) throws SQLException {
        Message message = messages.peek();
        Entry entry = entries.peek();
        if (message == null || (entry != null && MessageKey.ORDER.compare(entry.key(), message.key()) < 0)) {
            ownerless(entries.take());
            return;
        }
        messages.take();
        Entry charge = takeIf(entries, message.key(), "charge");
        Entry refund = takeIf(entries, message.key(), "refund");
        compare(message, charge, refund);
    }

    private static @Nullable Entry takeIf(Rows<Entry> entries, MessageKey key, String kind) throws SQLException {
        Entry next = entries.peek();
        return next != null && next.key().equals(key) && next.kind().equals(kind) ? entries.take() : null;
    }

    private void ownerless(@Nullable Entry entry) {
        if (entry != null) {
            owned.compared(1);
            owned.difference(entry.inWords() + " has no message");
        }
    }

    private void compare(Message message, @Nullable Entry charge, @Nullable Entry refund) {
        if (UNCHARGED_STATES.contains(message.state())) {
            uncharged.compared(1);
            if (charge != null) {
                uncharged.difference(message.inWords() + " has a charge of " + Amount.ofMicros(charge.amountMicros()));
            }
        } else {
            charged.compared(1);
            compareCharge(message, charge);
        }
        if (charge != null) {
            owned.compared(1);
        }
        compareRefund(message, refund);
    }

    private void compareCharge(Message message, @Nullable Entry charge) {
        if (charge == null) {
            charged.difference(message.inWords() + " has no charge");
        } else if (charge.amountMicros() != -message.priceMicros()
                || !charge.currency().equals(message.currency())
                || !charge.account().equals(message.account())) {
            charged.difference(message.inWords() + " has " + charge.inWords());
        } else if (!charge.size().equals(message.size())) {
            charged.difference(message.inWords() + " has " + message.size() + ", its charge " + charge.size());
        }
    }

    private void compareRefund(Message message, @Nullable Entry refund) {
        boolean marked = message.refund().equals("refunded");
        if (refund != null) {
            owned.compared(1);
        }
        if (marked || refund != null) {
            refunded.compared(1);
            if (!marked) {
                refunded.difference(message.inWords() + " has a refund entry, but says refund " + message.refund());
            } else if (refund == null) {
                refunded.difference(message.inWords() + " is marked as refunded and has no refund entry");
            }
        }
    }
}
