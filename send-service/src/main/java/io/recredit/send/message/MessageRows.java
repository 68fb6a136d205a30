package io.recredit.send.message;

import io.recredit.contracts.Amount;
import io.recredit.contracts.NationalLanguage;
import io.recredit.contracts.Purpose;
import io.recredit.contracts.WireName;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads messages from rows of the reactive client. */
public final class MessageRows {

    /** What {@link #view} needs, from a table with the alias {@code m}. */
    public static final String COLUMNS = """
            m.id, m.account, m.recipient, m.sender, m.body, m.purpose, m."user", m.encoding, m.characters, m.segments,
            m.price_micros, m.currency, m.state, m.reason, m.refused_by, m.balance_left_micros, m.refund, m.accepted_at,
            m.decided_at, m.sent_at, m.final_at, m.single_shift, m.locking_shift, m.substituted, m.encoding_changed""";

    private MessageRows() {}

    /** The message of a row with {@link #COLUMNS}. */
    public static MessageView view(Row row) {
        Long balanceLeft = row.getLong("balance_left_micros");
        return new MessageView(
                row.getUUID("id"),
                row.getString("account"),
                row.getString("recipient"),
                row.getString("sender"),
                row.getString("body"),
                WireName.of(Purpose.class, row.getString("purpose")),
                row.getUUID("user"),
                row.getString("encoding"),
                language(row.getString("single_shift")),
                language(row.getString("locking_shift")),
                row.getInteger("characters"),
                row.getInteger("segments"),
                substitution(row.getInteger("substituted"), row.getBoolean("encoding_changed")),
                Amount.ofMicros(row.getLong("price_micros")),
                row.getString("currency"),
                row.getString("state"),
                row.getString("reason"),
                row.getString("refused_by"),
                balanceLeft == null ? null : Amount.ofMicros(balanceLeft),
                RefundState.REFUNDED.wireName().equals(row.getString("refund")),
                row.getOffsetDateTime("accepted_at").toInstant(),
                instant(row, "decided_at"),
                instant(row, "sent_at"),
                instant(row, "final_at"));
    }

    static @Nullable NationalLanguage language(@Nullable String name) {
        return name == null ? null : WireName.of(NationalLanguage.class, name);
    }

    static @Nullable SubstitutionView substitution(@Nullable Integer replaced, @Nullable Boolean encodingChanged) {
        return replaced == null || encodingChanged == null ? null : new SubstitutionView(replaced, encodingChanged);
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
