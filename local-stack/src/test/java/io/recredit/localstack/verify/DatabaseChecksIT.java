package io.recredit.localstack.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each check is shown to find its kind of damage, and no other check to be disturbed by it. */
class DatabaseChecksIT {

    private static final String MESSAGE_11 = "'01900000-0000-7000-8000-000000000011'";
    private static final String MESSAGE_12 = "'01900000-0000-7000-8000-000000000012'";
    private static final String MESSAGE_13 = "'01900000-0000-7000-8000-000000000013'";
    private static final String MESSAGE_14 = "'01900000-0000-7000-8000-000000000014'";

    private static final String ARCHIVED_MESSAGE = "'018f9d98-fc00-7000-8000-000000000052'";

    /** The carrier took the message that failed. */
    private static final String TAKEN_12 =
            "update message_part set carrier_message_id = 'c12', state = 'failed' where message = " + MESSAGE_12;

    private static ConsistentWorld world;

    /** Damage done to one database, and the checks that have to notice, in alphabetical order. */
    private record Damage(String what, String database, String sql, String words, String... noticedBy) {

        @Override
        public String toString() {
            return what;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        world = new ConsistentWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void restore() throws Exception {
        world.restore();
    }

    @Test
    void nothing_is_found_where_nothing_is_wrong() throws Exception {
        // When
        List<Check> checks = world.compare();

        // Then
        assertThat(checks).allSatisfy(check -> assertThat(check.examples()).isEmpty());
        assertThat(checks).allMatch(Check::isClean);
        assertThat(checks)
                .filteredOn(check -> check.compared() == 0)
                .extracting(Check::name)
                .containsExactly("archived top-ups", "in flight", "unknown fate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // the most that fits into one segment
                "characters = 155, single_shift = 'es'",
                "characters = 70, encoding = 'UCS-2'",
                // not delivered, but taken whole: only accounts that want it get it back
                "state = 'failed', reason = 'not-delivered'",
                // waited for an hour, then was claimed
                "state = 'sending', decided_at = now() - interval '1 hour', claimed_until = now() + interval '20 seconds'",
                "state = 'unknown', decided_at = now() - interval '1 hour', claimed_until = now() + interval '14 minutes'"
            })
    void what_may_be_is_no_difference(String change) throws Exception {
        // Given
        world.execute("send", "update message set " + change + " where id = " + MESSAGE_13);

        // When
        List<Check> checks = world.compare();

        // Then
        assertThat(checks).flatExtracting(Check::examples).isEmpty();
    }

    @Test
    void what_was_priced_before_vat_was_charged_needs_no_receipt() throws Exception {
        // Given
        world.execute("billing", """
                update topup_attempt set vat_minor = null, total_minor = null, vat_terms = null;
                delete from receipt; delete from receipt_counter""");

        // When
        List<Check> checks = world.compare();

        // Then
        assertThat(checks).flatExtracting(Check::examples).isEmpty();
    }

    @Test
    void a_snapshot_is_of_the_moment_it_was_taken() throws Exception {
        try (Snapshot send = world.snapshot("send")) {
            // Given
            send.take();

            // When
            world.execute("send", "delete from message");

            // Then
            assertThat(send.number("select count(*) from message")).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @MethodSource("damages")
    void damage_is_noticed(Damage damage) throws Exception {
        // Given
        world.execute(damage.database(), damage.sql());

        // When
        List<Check> checks = world.compare();

        // Then
        Set<String> noticed = checks.stream()
                .filter(check -> !check.isClean())
                .map(Check::name)
                .collect(Collectors.toSet());
        assertThat(noticed).containsExactlyInAnyOrder(damage.noticedBy());
        assertThat(checks)
                .flatExtracting(Check::examples)
                .anySatisfy(example -> assertThat(example).contains(damage.words()));
    }

    static Stream<Damage> damages() {
        return Stream.of(
                        inBilling(),
                        inArchivedWeeks(),
                        betweenBoth(),
                        inSend(),
                        inNotification(),
                        inReferences(),
                        inAudit())
                .flatMap(List::stream);
    }

    private static List<Damage> inBilling() {
        return List.of(
                new Damage("credits that nobody paid", "billing", """
                        update topup_attempt set state = 'declined', balance_after_micros = null
                        where state = 'succeeded'""", "no attempt", "receipts", "top-ups"),
                new Damage(
                        "another amount than was bought",
                        "billing",
                        "update topup_attempt set amount_micros = 6000000 where state = 'succeeded'",
                        "succeeded 6 EUR, entries 1 5 EUR",
                        "top-ups"),
                new Damage(
                        "a gap in the receipts",
                        "billing",
                        """
                        update receipt set no = 2, number = 'RFR-2024-000002';
                        update receipt_counter set last_no = 2
                        """,
                        "recredit-fr 2024: no 2 (RFR-2024-000002) comes after no 0",
                        "receipt numbers"),
                new Damage(
                        "a number that was taken for no receipt",
                        "billing",
                        "update receipt_counter set last_no = 2",
                        "the counter is at 2, the last receipt is no 1",
                        "receipt numbers"),
                new Damage(
                        "a receipt that is called like another one",
                        "billing",
                        "update receipt set number = 'RFR-2024-000011'",
                        "no 1 is called RFR-2024-000011",
                        "receipt numbers"),
                new Damage(
                        "a receipt of the year before, in the seller's time zone",
                        "billing",
                        "update receipt set issued_at = '2023-12-31T22:59:59Z'",
                        "no 1 is called RFR-2024-000001, issued at",
                        "receipt numbers"),
                new Damage(
                        "a top-up without a receipt",
                        "billing",
                        "delete from receipt; delete from receipt_counter",
                        "succeeded, 500 + 100 EUR; receipt none",
                        "receipts"),
                new Damage(
                        "a receipt of no top-up",
                        "billing",
                        "update receipt set topup = '01900000-0000-7000-8000-000000000042'",
                        "no attempt,  +  ; receipt RFR-2024-000001 of 500 + 100 EUR",
                        "receipts"),
                new Damage(
                        "a receipt of less than was paid",
                        "billing",
                        "update receipt set net_minor = 400, total_minor = 500",
                        "500 + 100 EUR; receipt RFR-2024-000001 of 400 + 100 EUR",
                        "receipts"),
                new Damage(
                        "VAT that is not the rate's",
                        "billing",
                        """
                        update topup_attempt set vat_minor = 101, total_minor = 601 where state = 'succeeded';
                        update receipt set vat_minor = 101, total_minor = 601
                        """,
                        "500 + 101 EUR; receipt RFR-2024-000001 of 500 + 101 EUR",
                        "receipts"),
                new Damage(
                        "an attempt that a pause did not stop",
                        "billing",
                        "update balance_rule set paused_at = now() where rule = 'auto-topup'",
                        "paused, and attempt 01900000-0000-7000-8000-000000000043 is requested",
                        "audit",
                        "open top-ups"),
                new Damage(
                        "money from nowhere",
                        "billing",
                        "update balance set balance_micros = balance_micros + 1 where account = 'sms-ab12345-1'",
                        "balance 89.000001 (no 5), entries sum to 89 (no 5), last running balance 89",
                        "balances",
                        "ledger sum"),
                new Damage(
                        "a transfer that arrived nowhere",
                        "billing",
                        """
                        delete from entry where kind = 'transfer-in';
                        update entry set entry_no = 1, amount_micros = -1000000 + 10000000, balance_after_micros = 9000000
                        where id = '01900000-0000-7000-8000-000000000013'
                        """,
                        "transfer 01900000-0000-7000-8000-000000000021 of acme: out -10 of sms-ab12345-1",
                        "balances",
                        "charged once",
                        "ledger sum",
                        "transfer pairs"),
                new Damage(
                        "a transfer to another customer's account of the same name",
                        "billing",
                        "update entry set counterparty = 'sms-zz99999-1' where kind = 'transfer-out'",
                        "transfer 01900000-0000-7000-8000-000000000021",
                        "transfer pairs"),
                new Damage(
                        "a wrong running balance",
                        "billing",
                        "update entry set balance_after_micros = 98000000 where entry_no = 2 and amount_micros = -1000000 "
                                + "and account = 'sms-ab12345-1'",
                        "sms-ab12345-1 CREDIT no 2: 100 -1 gives 98",
                        "running balances"),
                new Damage("a gap in the numbers", "billing", """
                        update entry set entry_no = 7 where account = 'sms-ab12345-1' and entry_no = 5;
                        update balance set last_entry_no = 7 where account = 'sms-ab12345-1'
                        """, "no 7 comes after no 4", "entry numbers"),
                new Damage(
                        "a wrong last number",
                        "billing",
                        "update balance set last_entry_no = 6 where account = 'sms-ab12345-1'",
                        "balance 89 (no 6)",
                        "balances"),
                new Damage(
                        "a balance below zero",
                        "billing",
                        """
                        update entry set amount_micros = -500000, balance_after_micros = -500000 where customer = 'globex';
                        update balance set balance_micros = -500000 where customer = 'globex'
                        """,
                        "globex sms-cd00001-1 CREDIT no 1: balance after it -0.5",
                        "nothing below zero"),
                new Damage(
                        "entries without a balance",
                        "billing",
                        "delete from balance where customer = 'globex'",
                        "globex sms-cd00001-1 CREDIT: balance  (no ), entries sum to 0.5",
                        "balances",
                        "ledger sum"),
                new Damage(
                        "a refund of less than the charge",
                        "billing",
                        """
                        update entry set amount_micros = 600000, balance_after_micros = 98900000 where kind = 'refund';
                        update entry set balance_after_micros = 88900000
                            where account = 'sms-ab12345-1' and kind = 'transfer-out';
                        update balance set balance_micros = 88900000 where account = 'sms-ab12345-1';
                        update user_credit set day_micros = 1100000, week_micros = 1100000, month_micros = 1100000,
                            allowance_micros = 39900000;
                        update entry set allowance_after_micros = 48900000 where kind = 'refund';
                        update allowance_change set allowance_after_micros = 39900000 where change_no = 2
                        """,
                        "refund of 0.6 CREDIT, charge -0.7 CREDIT",
                        "refunds of charges"),
                new Damage(
                        "charged and refused",
                        "billing",
                        "insert into refusal values ('acme', " + MESSAGE_11 + ", 'charge', 'expired', '\\x00', "
                                + "'sms-ab12345-1', 'CREDIT', 0, now())",
                        "refused (expired) and has entry no 2 (charge)",
                        "charged or refused"),
                new Damage(
                        "a week in which too much is counted",
                        "billing",
                        "update user_credit set week_micros = 1700000",
                        "week from 2024-06-10: counted 1.7, entries 1 CREDIT",
                        "user spending"),
                new Damage(
                        "a day that is over and was forgotten",
                        "billing",
                        "update user_credit set spent_day = '2024-06-13', day_micros = 0",
                        "day from 2024-06-12: counted 0, entries 1 CREDIT",
                        "user spending"),
                new Damage(
                        "a past day with something that was not spent",
                        "billing",
                        "update past_spending set spent_micros = 500000",
                        "day from 2024-06-11: counted 0.5, entries 0 CREDIT",
                        "user spending"),
                new Damage(
                        "an allowance that nobody granted",
                        "billing",
                        "update user_credit set allowance_micros = 41000000",
                        "allowance 41 (change 2), lines sum to 40 (2 changes, the last is 2), last running allowance 40",
                        "allowances"),
                new Damage(
                        "a change of an allowance that is missing",
                        "billing",
                        """
                        delete from allowance_change where change_no = 2
                        """,
                        "allowance 40 (change 2), lines sum to 49 (1 changes, the last is 1)",
                        "allowances"),
                new Damage(
                        "a charge that did not take the allowance",
                        "billing",
                        "update entry set allowance_after_micros = 50000000 where id = " + MESSAGE_11,
                        "no 2 (change 0): 50 -1 gives 50",
                        "running allowances"),
                new Damage(
                        "an allowance taken below zero",
                        "billing",
                        """
                        update allowance_change set amount_micros = -50000000, allowance_after_micros = -1000000
                            where change_no = 2;
                        update user_credit set allowance_micros = -1000000
                        """,
                        "no 4 (change 2): -50 gives -1",
                        "allowances below zero"),
                new Damage(
                        "a low balance without an episode",
                        "billing",
                        "update balance_rule set threshold_micros = 90000000 where account = 'sms-ab12345-1'",
                        "balance 89, threshold 90, level , no episode is open",
                        "audit",
                        "low episodes"),
                new Damage(
                        "an episode that should have ended",
                        "billing",
                        "update low_episode set level_micros = 9000000, threshold_micros = 9000000 where state = 'open';"
                                + "update balance_rule set threshold_micros = 9000000 where account = 'sms-ab12345-2'",
                        "balance 9, threshold 9, level 9, an episode is open",
                        "audit",
                        "low episodes"),
                new Damage(
                        "an episode of a rule that is switched off",
                        "billing",
                        "update balance_rule set enabled = false",
                        "an episode is open without a rule",
                        "audit",
                        "low episodes"),
                new Damage(
                        "a key that answers with an entry that is not there",
                        "billing",
                        "update idempotency set response = '{\"id\": \"01900000-0000-7000-8000-0000000000ff\"}'",
                        "acme adjustment: key k1 answers with 01900000-0000-7000-8000-0000000000ff",
                        "idempotency keys"));
    }

    private static List<Damage> inArchivedWeeks() {
        return List.of(
                new Damage(
                        "a closing balance too high",
                        "billing",
                        """
                        update closing_balance
                        set amount_micros = amount_micros + 1, balance_after_micros = balance_after_micros + 1
                        where first_entry_no = 4
                        """,
                        "sms-ab12345-4 CREDIT no 5: 101.000001 -1 gives 100",
                        "balances",
                        "closings",
                        "running balances"),
                new Damage(
                        "a closing balance that was lost",
                        "billing",
                        "delete from closing_balance where first_entry_no = 4",
                        "sms-ab12345-4 CREDIT: no 5 comes after no 3",
                        "balances",
                        "closings",
                        "entry numbers",
                        "running balances"),
                new Damage(
                        "a closing sum of more than was charged",
                        "billing",
                        "update closing_sum set amount_micros = amount_micros - 1 where kind = 'charge'",
                        "messages say 1 charges of 1, 1 refunds of 1; closing sums say 1 charges of 1.000001",
                        "archived messages",
                        "closings",
                        "ledger sum"),
                new Damage(
                        "an archived top-up that nobody bought",
                        "billing",
                        "update closing_sum set kind = 'topup', contra = 'card-clearing' where kind = 'adjustment'",
                        "top-ups of 0 (0), closing sum 100 (1)",
                        "archived top-ups"),
                new Damage(
                        "an archived message that is not called refunded",
                        "send",
                        "update message set refund = 'none', reason = 'not-delivered' where account = 'sms-ab12345-4';"
                                + TAKEN_12.replace(MESSAGE_12, ARCHIVED_MESSAGE),
                        "messages say 1 charges of 1, 0 refunds of 0",
                        "archived messages"));
    }

    private static List<Damage> betweenBoth() {
        return List.of(
                new Damage(
                        "a message that left unpaid",
                        "send",
                        "update message set id = '01900000-0000-7000-8000-0000000000ee' where id = " + MESSAGE_13
                                + "; update message_part set message = '01900000-0000-7000-8000-0000000000ee' "
                                + "where message = " + MESSAGE_13,
                        "(sent, 1 CREDIT) has no charge",
                        "charged once",
                        "charges have messages"),
                new Damage(
                        "a charge of another price",
                        "send",
                        "update message set price_micros = 2000000 where id = " + MESSAGE_13,
                        "(sent, 2 CREDIT) has sms-ab12345-2 " + MESSAGE_13.replace("'", "") + ": charge of -1 CREDIT",
                        "charged once",
                        "prices"),
                new Damage(
                        "a message that was cheaper before",
                        "send",
                        "insert into ref_tariff values ('dearer', 'CREDIT', now() - interval '1 minute', 1, 1);"
                                + " insert into ref_tariff_page values ('dearer', 1,"
                                + " '[{\"prefix\": \"33\", \"country\": \"FR\", \"price\": \"1\"},"
                                + " {\"prefix\": \"39\", \"country\": \"IT\", \"price\": \"0.75\"}]')",
                        "1 segments to 39 (IT)",
                        "prices",
                        "tariffs in send"),
                new Damage(
                        "a charge from another account",
                        "send",
                        "update message set account = 'sms-ab12345-1' where id = " + MESSAGE_13,
                        "charge of -1 CREDIT",
                        "charged once"),
                new Damage(
                        "a charge of more segments",
                        "billing",
                        "update entry set segments = 2 where id = " + MESSAGE_13,
                        "has 1 segments of user null, its charge 2 segments of user null",
                        "charged once"),
                new Damage(
                        "a charge of another user",
                        "send",
                        "update message set \"user\" = null where id = " + MESSAGE_11,
                        "has 1 segments of user null, its charge 1 segments of user 01900000",
                        "charged once"),
                new Damage(
                        "a charged message that is called refused",
                        "send",
                        "update message set state = 'refused', reason = 'expired' where id = " + MESSAGE_13,
                        "(refused, 1 CREDIT) has a charge of -1",
                        "refused are free",
                        "refusals match"),
                new Damage(
                        "a charge whose message is gone",
                        "send",
                        "delete from message where id = " + MESSAGE_13,
                        "charge of -1 CREDIT has no message",
                        "charges have messages"),
                new Damage(
                        "a refund that the message does not know",
                        "send",
                        "update message set refund = 'none', reason = 'not-delivered' where id = " + MESSAGE_12 + ";"
                                + TAKEN_12,
                        "has a refund entry, but says refund none",
                        "refunds match"),
                new Damage(
                        "a refund that was never given",
                        "send",
                        "update message set refund = 'refunded' where id = " + MESSAGE_13,
                        "is marked as refunded and has no refund entry",
                        "refunds match"),
                new Damage(
                        "a refusal for another reason",
                        "send",
                        "update message set reason = 'expired' where id = " + MESSAGE_14,
                        "refused for expired, billing remembers insufficient-balance",
                        "refusals match"),
                new Damage(
                        "a refusal that billing never made",
                        "billing",
                        "delete from refusal",
                        "refused for insufficient-balance, billing remembers nothing",
                        "refusals match"));
    }

    private static List<Damage> inSend() {
        return List.of(
                new Damage(
                        "more characters than fit into the billed segment",
                        "send",
                        "update message set characters = 161 where id = " + MESSAGE_13,
                        "161 characters of GSM-7 cannot be 1 segments",
                        "billed segments"),
                new Damage(
                        "more characters than fit beside the header that names a table",
                        "send",
                        "update message set characters = 153, single_shift = 'es', locking_shift = 'tr' where id = "
                                + MESSAGE_13,
                        "153 characters of GSM-7 single es locking tr cannot be 1 segments",
                        "billed segments"),
                new Damage(
                        "a message nobody decided",
                        "send",
                        "update message set state = 'accepted', reason = null where id = " + MESSAGE_14,
                        "sms-cd00001-1 " + MESSAGE_14.replace("'", "") + ": accepted at",
                        "undecided"),
                new Damage(
                        "a charged message that stays",
                        "send",
                        "update message set state = 'charged', decided_at = now() - interval '61 seconds' where id = "
                                + MESSAGE_13,
                        ": charged since",
                        "in flight"),
                new Damage(
                        "a message whose fate stays unknown",
                        "send",
                        "update message set state = 'unknown', claimed_until = now() - interval '61 seconds' where id = "
                                + MESSAGE_13,
                        ": unknown until",
                        "unknown fate"),
                new Damage(
                        "a claim that nobody ends",
                        "send",
                        "update message set state = 'sending', claimed_until = now() - interval '61 seconds' where id = "
                                + MESSAGE_13,
                        ": sending until",
                        "unknown fate"),
                new Damage(
                        "an unknown fate without an end",
                        "send",
                        "update message set state = 'unknown', claimed_until = null where id = " + MESSAGE_13,
                        ": unknown until",
                        "unknown fate"),
                new Damage(
                        "a sent message with a segment the carrier did not take",
                        "send",
                        "update message_part set carrier_message_id = null where message = " + MESSAGE_13,
                        ": sent, 1 segments, the carrier took 0",
                        "on the wire"),
                new Damage(
                        "a delivered message with a segment too many",
                        "send",
                        "insert into message_part (customer, message, part, carrier, carrier_message_id, state, "
                                + "submitted_at) values ('acme', " + MESSAGE_11 + ", 2, 'sim', 'c99', 'sent', now())",
                        ": delivered, 1 segments, the carrier took 2",
                        "on the wire"),
                new Damage(
                        "a sent message that was never on the wire",
                        "send",
                        "delete from message_part where message = " + MESSAGE_13,
                        ": sent, 1 segments, the carrier took 0",
                        "on the wire"),
                new Damage(
                        "a refund that nobody answered",
                        "send",
                        "update message set refund = 'requested' where id = " + MESSAGE_13,
                        ": refund requested, message sent",
                        "refunds answered"),
                new Damage(
                        "a message that failed and was kept",
                        "send",
                        "update message set state = 'failed', reason = 'carrier-refused' where id = " + MESSAGE_13,
                        ": failed (carrier-refused), refund none, the carrier took 1 of 1 segments",
                        "refunds due"),
                new Damage(
                        "a message that failed after half of it was taken, and was kept",
                        "send",
                        "update message set state = 'failed', reason = 'not-delivered' where id = " + MESSAGE_13
                                + "; update message_part set carrier_message_id = null where message = " + MESSAGE_13,
                        ": failed (not-delivered), refund none, the carrier took 0 of 1 segments",
                        "refunds due"),
                new Damage(
                        "a key whose message is gone",
                        "send",
                        "update idempotency set message_ids = '{01900000-0000-7000-8000-0000000000ff}'",
                        "key k2: message 01900000-0000-7000-8000-0000000000ff does not exist",
                        "message keys"),
                new Damage(
                        "an event that was never published",
                        "send",
                        "insert into outbox (topic, key, type, event_id, body, occurred_at) values "
                                + "('send.charges.v1', 'a', 't', gen_random_uuid(), '\\x00', now())",
                        "send-service's outbox: 1 rows",
                        "unpublished"),
                new Damage(
                        "charges that were never published",
                        "send",
                        "insert into intake_batch values (gen_random_uuid(), '{acme}', '{}', now(), now())",
                        "send-service's intake batches: 1 rows",
                        "unpublished"));
    }

    private static List<Damage> inNotification() {
        return List.of(
                new Damage(
                        "two alerts on one day",
                        "notification",
                        "update mail set account = 'sms-ab12345-2', key = replace(key, '-1:', '-2:'), state = 'sent' "
                                + "where id = '01900000-0000-7000-8000-000000000072'; "
                                + "update alert_watch set account = 'sms-ab12345-2'",
                        "sms-ab12345-2 CREDIT: 2 alerts on",
                        "alert mails"),
                new Damage(
                        "an alert of another day than its key says",
                        "notification",
                        "update mail set key = 'alert:sms-ab12345-2:CREDIT:2020-02-02' where kind = 'alert' "
                                + "and account = 'sms-ab12345-2'",
                        "its key is alert:sms-ab12345-2:CREDIT:2020-02-02",
                        "alert mails"),
                new Damage(
                        "a mail that nobody sends",
                        "notification",
                        "update mail set state = 'due', due_since = now() - interval '2 minutes', error = 'refused' "
                                + "where kind = 'failure'",
                        "1 tries: refused",
                        "mails sent"),
                new Damage(
                        "an episode that was not heard of",
                        "notification",
                        "delete from alert_watch where ended_at is null",
                        "episode 01900000-0000-7000-8000-000000000031: notification-service does not know it",
                        "episodes warned"),
                new Damage(
                        "an episode whose end was not heard of",
                        "notification",
                        "update alert_watch set sequence = 1, ended_at = null, next_at = now() where ended_at is not null",
                        "ended at event 2, notification-service has it open at event 1",
                        "episodes warned"),
                new Damage(
                        "an episode without a mail",
                        "notification",
                        "delete from mail where account = 'sms-ab12345-2' and kind = 'alert'",
                        "episode 01900000-0000-7000-8000-000000000031: no mail was made",
                        "episodes warned"),
                new Damage(
                        "a mail of the day before only",
                        "notification",
                        "update mail set made_at = made_at - interval '1 day', key = 'alert:sms-ab12345-2:CREDIT:' || "
                                + "((made_at at time zone time_zone)::date - 1) "
                                + "where account = 'sms-ab12345-2' and kind = 'alert'",
                        "no mail was made",
                        "episodes warned"),
                new Damage(
                        "a decline that nobody was told of",
                        "notification",
                        "delete from mail where kind = 'failure'",
                        "top-up 01900000-0000-7000-8000-000000000044 declined: mails tell nothing",
                        "top-ups told"),
                new Damage(
                        "a decline that was told as something else",
                        "notification",
                        "update mail set key = replace(key, 'declined', 'succeeded') where kind = 'failure'",
                        "declined: mails tell succeeded",
                        "top-ups told"),
                new Damage(
                        "a receipt for what was declined",
                        "notification",
                        "insert into mail (id, key, kind, customer, account, currency, language, time_zone, recipients, "
                                + "subject, body_text, body_html, state, message_id, made_at) "
                                + "select '01900000-0000-7000-8000-000000000074', replace(key, 'declined', 'succeeded'), "
                                + "'receipt', customer, account, currency, language, time_zone, recipients, subject, "
                                + "body_text, body_html, state, 'again', made_at from mail where kind = 'failure'",
                        "declined: a mail tells that it was paid",
                        "top-ups told"),
                new Damage(
                        "a mail about a top-up that never was",
                        "notification",
                        "update mail set key = 'topup:01900000-0000-7000-8000-000000000049:succeeded' "
                                + "where kind = 'failure'",
                        "top-up 01900000-0000-7000-8000-000000000049: mails tell of it, billing has none",
                        "top-ups told"));
    }

    private static List<Damage> inReferences() {
        return List.of(
                new Damage(
                        "a language that notification-service has not heard of",
                        "notification",
                        "update ref_account set language = 'en', revision = revision - 1 where account = 'sms-ab12345-2'",
                        "sms-ab12345-2",
                        "accounts in notification"),
                new Damage(
                        "an account that billing has not heard of",
                        "billing",
                        "delete from ref_account where account = 'sms-cd00001-1'",
                        "sms-cd00001-1: is globex active CREDIT IT it Europe/Rome f 10 languages  currencies  revision 1, seen as"
                                + " nothing",
                        "accounts in billing"),
                new Damage(
                        "an account suspended without the others' notice",
                        "account",
                        "update account set state = 'suspended' where name = 'sms-cd00001-1'",
                        "seen as globex active",
                        "accounts in billing",
                        "accounts in notification",
                        "accounts in send"),
                new Damage(
                        "a currency of a destination that send-service has not heard of",
                        "account",
                        "update account set destination_currencies = 'US=USD' where name = 'sms-cd00001-1'",
                        "currencies US=USD revision 1, seen as globex",
                        "accounts in billing",
                        "accounts in notification",
                        "accounts in send"),
                new Damage(
                        "a limit that send-service has another of",
                        "send",
                        "update ref_account set max_segments = 20 where account = 'sms-cd00001-1'",
                        "seen as globex active CREDIT IT it Europe/Rome f 20 languages",
                        "accounts in send"),
                new Damage(
                        "a user of another state",
                        "send",
                        "update ref_user set state = 'suspended'",
                        "web shop active revision 1, seen as acme sms-ab12345-1 web shop suspended revision 1",
                        "users in send"),
                new Damage(
                        "a user nobody owns",
                        "account",
                        "delete from app_user",
                        "is nothing, seen as acme",
                        "users in billing",
                        "users in send"),
                new Damage(
                        "a tariff with a page missing",
                        "send",
                        "delete from ref_tariff_page",
                        "credit: is CREDIT",
                        "prices",
                        "tariffs in send"));
    }

    private static List<Damage> inAudit() {
        String ofAlert = " where account = 'sms-ab12345-1' and rule = 'alert'";
        return List.of(
                new Damage(
                        "a threshold changed by hand",
                        "billing",
                        "update balance_rule set threshold_micros = 40000000" + ofAlert,
                        "sms-ab12345-1 CREDIT alert: threshold 40, amount , enabled t, paused f; told: created",
                        "audit"),
                new Damage(
                        "somebody else is warned",
                        "billing",
                        "update balance_rule set emails = '{eve@evil.example}'" + ofAlert,
                        "sms-ab12345-1 CREDIT alert",
                        "audit"),
                new Damage(
                        "a rule removed by hand",
                        "billing",
                        "delete from balance_rule" + ofAlert,
                        "sms-ab12345-1 CREDIT alert-rule: there is none; told: created",
                        "audit"),
                new Damage(
                        "a rule made by hand",
                        "billing",
                        "update balance_rule set account = 'sms-ab12345-9'"
                                + ofAlert.replace("alert", "auto-topup").replace("-1", "-2"),
                        "sms-ab12345-9 CREDIT auto-topup: threshold 30",
                        "audit"),
                new Damage(
                        "a card that nobody added",
                        "billing",
                        """
                        insert into card (id, customer, gateway_card, brand, last4, expiry_month, expiry_year, is_default,
                            added_at, added_by)
                        values ('01900000-0000-7000-8000-0000000000c4', 'acme', 'pm_4', 'visa', '4444', 12, 2030, false,
                            now(), 'eve')""",
                        "card 01900000-0000-7000-8000-0000000000c4 of acme",
                        "audit"),
                new Damage(
                        "a removed card that is back",
                        "billing",
                        "update card set removed_at = null where gateway_card = 'pm_2'",
                        "told: created, removed",
                        "audit"),
                new Damage(
                        "an adjustment that nobody made",
                        "billing",
                        """
                        alter table audit disable trigger audit_only_grows;
                        delete from audit where item = '01900000-0000-7000-8000-000000000001';
                        alter table audit enable trigger audit_only_grows""",
                        "sms-ab12345-1 no 1: adjustment 01900000-0000-7000-8000-000000000001 of 100 CREDIT; told: nothing",
                        "audit"));
    }
}
