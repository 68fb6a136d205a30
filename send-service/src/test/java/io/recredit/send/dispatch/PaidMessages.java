package io.recredit.send.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Ids;
import io.recredit.contracts.NationalLanguage;
import io.recredit.send.receipt.MessageReference;
import io.recredit.send.segment.SegmentedText;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts messages into the database as they are once charged, and looks at what becomes of them. */
final class PaidMessages {

    static final String KEEPS_FAILED = "sms-zz00001-1";
    static final String REFUNDS_FAILED = "sms-zz00001-2";
    static final long PRICE_MICROS = 3_000_000;

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final AtomicInteger LAST_NUMBER = new AtomicInteger();

    /** A charged message unless told otherwise. */
    private static final String INSERT = """
            insert into message (customer, account, id, recipient, sender, body, purpose, encoding, characters, segments,
                country, prefix, price_micros, currency, state, accepted_at, valid_until, decided_at, next_publish_at,
                next_attempt_at, locking_shift, single_shift)
            values ('zz', $1, $2, $3, 'Recredit', $4, 'otp', $5, $6, $7, 'FR', '33', $8, 'CREDIT', 'charged', now(),
                $12, now(), now(), $9, $10, $11)""";

    private static final String LEAVE_OPEN = """
            update message set state = 'sending', claimed_by = 'gone', attempts = 1, carrier = 'carrier',
                next_attempt_at = null, claimed_until = now() - interval '1 second'
             where id = $1""";

    private static final String ACCOUNT = """
            insert into ref_account (account, customer, state, charging_currency, home_country, language, time_zone,
                refund_on_failed_delivery, revision)
            values ($1, 'zz', 'active', 'CREDIT', 'FR', 'fr', 'Europe/Paris', $2, 1)
                on conflict do nothing""";

    private final Pool pool;

    PaidMessages(Pool pool) {
        this.pool = pool;
        execute(ACCOUNT, Tuple.of(KEEPS_FAILED, false));
        execute(ACCOUNT, Tuple.of(REFUNDS_FAILED, true));
    }

    /** What a message has become. */
    record Now(String state, String refund, String reason, int attempts) {}

    /** A charged message that is due, of an account that has opted into languages. */
    UUID add(String account, String recipient, String text, Set<NationalLanguage> languages) {
        return add(account, recipient, SegmentedText.of(text, languages), justNow(), tomorrow());
    }

    /** A charged message that is due. */
    UUID add(String account, String recipient, String text) {
        return add(account, recipient, SegmentedText.of(text), justNow(), tomorrow());
    }

    /** A charged message that is due and may not be sent any more. */
    UUID addExpired(String account, String recipient, String text) {
        return add(account, recipient, SegmentedText.of(text), justNow(), justNow());
    }

    /** A message claimed by an instance that crashed before it stored what came of it. */
    UUID addLeftOpen(String account, String recipient, String text) {
        UUID id = add(account, recipient, SegmentedText.of(text), tomorrow(), tomorrow());
        execute(LEAVE_OPEN, Tuple.of(id));
        return id;
    }

    private static OffsetDateTime justNow() {
        return OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(1);
    }

    private static OffsetDateTime tomorrow() {
        return OffsetDateTime.now(ZoneOffset.UTC).plusDays(1);
    }

    private UUID add(
            String account, String recipient, SegmentedText cut, OffsetDateTime due, OffsetDateTime validUntil) {
        UUID id = Ids.next();
        execute(
                INSERT,
                Tuple.from(Arrays.asList(
                        account,
                        id,
                        recipient,
                        String.join("", cut.parts()),
                        cut.encoding().wireName(),
                        cut.characters(),
                        cut.segments(),
                        PRICE_MICROS,
                        due,
                        cut.alphabet()
                                .lockingShift()
                                .map(NationalLanguage::wireName)
                                .orElse(null),
                        cut.alphabet()
                                .singleShift()
                                .map(NationalLanguage::wireName)
                                .orElse(null),
                        validUntil)));
        return id;
    }

    /** A valid French mobile number that nothing else in these tests is sent to, and that ends so (five digits). */
    static String number(String suffix) {
        int free = LAST_NUMBER.incrementAndGet();
        assertThat(free).as("numbers given").isLessThan(1_000);
        return "+336%03d%s".formatted(free, suffix);
    }

    Now now(UUID id) {
        Row row = query("select state, refund, reason, attempts from message where id = $1", Tuple.of(id))
                .getFirst();
        String reason = row.getString("reason");
        return new Now(
                row.getString("state"),
                row.getString("refund"),
                reason == null ? "" : reason,
                row.getInteger("attempts"));
    }

    /** How many of the messages are in one of the states. */
    long inStates(Collection<UUID> ids, String... states) {
        return query(
                        "select count(*) from message join unnest($1::uuid[]) as m (id) using (id) where state = any ($2)",
                        Tuple.of(ids.toArray(UUID[]::new), states))
                .getFirst()
                .getLong(0);
    }

    List<String> partStates(UUID id) {
        return query("select state from message_part where message = $1 order by part", Tuple.of(id)).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    static int reference(UUID id) {
        return MessageReference.of(id).ofPart(1);
    }

    void execute(String sql, Tuple arguments) {
        query(sql, arguments);
    }

    List<Row> query(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments).await().atMost(BOUND).stream()
                .toList();
    }
}
