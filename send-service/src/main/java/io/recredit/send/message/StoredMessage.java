package io.recredit.send.message;

import io.recredit.contracts.Amount;
import io.recredit.contracts.Purpose;
import io.recredit.contracts.WireName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of the message table for looking at. Rows are written in bulk by intake, outcomes and dispatch. */
@Entity
@Immutable
@Table(name = "message")
@SuppressWarnings("NullAway.Init")
class StoredMessage {

    /** Unique by itself: the customer is part of the key only so that a customer's rows lie together. */
    @Id
    UUID id;

    String customer;
    String account;

    @Column(name = "\"user\"")
    @Nullable
    UUID user;

    String recipient;
    String sender;
    String body;
    String purpose;
    String encoding;

    @Column(name = "single_shift")
    @Nullable
    String singleShift;

    @Column(name = "locking_shift")
    @Nullable
    String lockingShift;

    short characters;
    short segments;

    @Nullable
    Integer substituted;

    @Column(name = "encoding_changed")
    @Nullable
    Boolean encodingChanged;

    @Column(name = "price_micros")
    long priceMicros;

    String currency;
    String state;

    @Nullable
    String reason;

    @Column(name = "refused_by")
    @Nullable
    String refusedBy;

    @Column(name = "balance_left_micros")
    @Nullable
    Long balanceLeftMicros;

    String refund;

    @Column(name = "accepted_at")
    Instant acceptedAt;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @Column(name = "sent_at")
    @Nullable
    Instant sentAt;

    @Column(name = "final_at")
    @Nullable
    Instant finalAt;

    MessageView view() {
        return new MessageView(
                id,
                account,
                recipient,
                sender,
                body,
                WireName.of(Purpose.class, purpose),
                user,
                encoding,
                MessageRows.language(singleShift),
                MessageRows.language(lockingShift),
                characters,
                segments,
                MessageRows.substitution(substituted, encodingChanged),
                Amount.ofMicros(priceMicros),
                currency,
                state,
                reason,
                refusedBy,
                balanceLeftMicros == null ? null : Amount.ofMicros(balanceLeftMicros),
                RefundState.REFUNDED.wireName().equals(refund),
                acceptedAt,
                decidedAt,
                sentAt,
                finalAt);
    }
}
