package io.recredit.localstack.verify;

import java.util.List;

/** The checks that need billing-service's database only. Amounts in words are decimals of the currency's unit. */
final class BillingChecks {

    private static final String ENTRIES = "select count(*) from entry";

    /** What is archived counts as lines that stand for many entries each. */
    private static final String LINES = "select (select count(*) from entry) + (select count(*) from archived_balance)";

    /**
     * The entries that are there, and the closing lines of those that are archived: a line has the numbers from
     * {@code first_no} to {@code last_no}, what they changed the balance by, and the balance after them.
     */
    private static final String LINE = """
            line as (
                select customer, account, currency, entry_no as first_no, entry_no as last_no, amount_micros,
                    balance_after_micros
                from entry
                union all
                select customer, account, currency, first_entry_no, last_entry_no, amount_micros, balance_after_micros
                from archived_balance
            )
            """;

    private static final String BALANCES = "select count(*) from balance";

    private BillingChecks() {}

    static List<SqlCheck> all() {
        return List.of(
                ledgerSum(),
                transferPairs(),
                balances(),
                runningBalances(),
                entryNumbers(),
                belowZero(),
                refundsOfCharges(),
                chargedAndRefused(),
                episodes(),
                idempotencyKeys(),
                topups(),
                openTopups(),
                receiptNumbers(),
                receipts(),
                closings(),
                archivedTopups(),
                audit());
    }

    /** The other side of each entry is a contra account; what transfers took has to be what they gave. */
    private static SqlCheck ledgerSum() {
        return new SqlCheck("ledger sum", "balances and contra accounts sum to zero", ENTRIES, """
                with side as (
                    select currency, kind, amount_micros from entry
                    union all
                    select currency, kind, amount_micros from archived_sum
                ), contra as (
                    select currency, kind like 'transfer-%' as transfer, -sum(amount_micros) as micros
                    from side group by currency, transfer
                ), ledger as (
                    select currency, sum(balance_micros) as micros from balance group by currency
                    union all
                    select currency, micros from contra
                )
                select format('%s: all ledger accounts sum to %s', currency, trim_scale(sum(micros) / 1000000))
                from ledger group by currency having sum(micros) <> 0
                union all
                select format('%s: transfers sum to %s', currency, trim_scale(micros / 1000000))
                from contra where transfer and micros <> 0
                """);
    }

    private static SqlCheck transferPairs() {
        return new SqlCheck(
                "transfer pairs",
                "each transfer leaves one account, arrives in another",
                "select count(distinct id) from entry where kind in ('transfer-out', 'transfer-in')",
                """
                select format('transfer %s of %s: out %s of %s, in %s of %s', coalesce(o.id, i.id),
                    coalesce(o.customer, i.customer), trim_scale(o.amount_micros::numeric / 1000000), o.account,
                    trim_scale(i.amount_micros::numeric / 1000000), i.account)
                from (select * from entry where kind = 'transfer-out') o
                full join (select * from entry where kind = 'transfer-in') i on i.customer = o.customer and i.id = o.id
                where o.id is null or i.id is null
                    or o.amount_micros >= 0 or o.amount_micros + i.amount_micros <> 0 or o.currency <> i.currency
                    or o.account = i.account
                    or o.counterparty is distinct from i.account or i.counterparty is distinct from o.account
                """);
    }

    private static SqlCheck balances() {
        return new SqlCheck(
                "balances", "balance = sum of entries = last running balance", BALANCES, "with " + LINE + """
                , posted as (
                    select customer, account, currency, sum(amount_micros) as micros, max(last_no) as last_no,
                        (max(array[last_no, balance_after_micros]))[2] as last_micros
                    from line group by customer, account, currency
                )
                select format('%s %s %s: balance %s (no %s), entries sum to %s (no %s), last running balance %s',
                    customer, account, currency, trim_scale(b.balance_micros::numeric / 1000000), b.last_entry_no,
                    trim_scale(coalesce(p.micros, 0) / 1000000), coalesce(p.last_no, 0),
                    trim_scale(coalesce(p.last_micros, 0)::numeric / 1000000))
                from balance b
                full join posted p using (customer, account, currency)
                where b.balance_micros is distinct from coalesce(p.micros, 0)
                    or b.last_entry_no is distinct from coalesce(p.last_no, 0)
                    or b.balance_micros is distinct from coalesce(p.last_micros, 0)
                """);
    }

    private static SqlCheck runningBalances() {
        return new SqlCheck(
                "running balances", "balance after an entry = balance before + amount", LINES, "with " + LINE + """
                select format('%s %s %s no %s: %s %s gives %s', customer, account, currency, last_no,
                    trim_scale(before::numeric / 1000000), trim_scale(amount_micros::numeric / 1000000),
                    trim_scale(balance_after_micros::numeric / 1000000))
                from (
                    select *, coalesce(lag(balance_after_micros) over (
                        partition by customer, account, currency order by first_no), 0) as before
                    from line
                ) e
                where before + amount_micros <> balance_after_micros
                """);
    }

    private static SqlCheck entryNumbers() {
        return new SqlCheck("entry numbers", "entry_no counts 1, 2, 3 ... without a gap", LINES, "with " + LINE + """
                select format('%s %s %s: no %s comes after no %s', customer, account, currency, first_no, before)
                from (
                    select customer, account, currency, first_no, coalesce(lag(last_no) over (
                        partition by customer, account, currency order by first_no), 0) as before
                    from line
                ) e
                where first_no <> before + 1
                """);
    }

    private static SqlCheck belowZero() {
        return new SqlCheck(
                "nothing below zero",
                "no balance is or ever was below zero",
                "select (select count(*) from balance) + (select count(*) from entry)",
                """
                select format('%s %s %s: balance %s', customer, account, currency,
                    trim_scale(balance_micros::numeric / 1000000))
                from balance where balance_micros < 0
                union all
                select format('%s %s %s no %s: balance after it %s', customer, account, currency, entry_no,
                    trim_scale(balance_after_micros::numeric / 1000000))
                from entry where balance_after_micros < 0
                """);
    }

    private static SqlCheck refundsOfCharges() {
        return new SqlCheck(
                "refunds of charges",
                "each refund gives back its charge, all of it",
                "select count(*) from entry where kind = 'refund'",
                """
                select format('%s %s: refund of %s %s, charge %s %s', r.account, r.id,
                    trim_scale(r.amount_micros::numeric / 1000000), r.currency,
                    trim_scale(c.amount_micros::numeric / 1000000), c.currency)
                from entry r
                left join entry c on c.customer = r.customer and c.id = r.id and c.kind = 'charge'
                where r.kind = 'refund' and (c.id is null or c.amount_micros + r.amount_micros <> 0
                    or c.account <> r.account or c.currency <> r.currency
                    or c."user" is distinct from r."user" or r.entry_no <= c.entry_no)
                """);
    }

    private static SqlCheck chargedAndRefused() {
        return new SqlCheck(
                "charged or refused",
                "nothing is both charged (refunded) and refused",
                "select count(*) from refusal",
                """
                select format('%s %s: refused (%s) and has entry no %s (%s)', f.account, f.id, f.reason,
                    e.entry_no, e.kind)
                from refusal f join entry e on e.customer = f.customer and e.id = f.id and e.kind = f.of
                """);
    }

    private static SqlCheck episodes() {
        return new SqlCheck("low episodes", "an episode is open just when the balance is low", """
                select (select count(*) from balance_rule where enabled)
                    + (select count(*) from low_episode where state = 'open')
                """, """
                select format('%s %s %s %s: balance %s, threshold %s, level %s, %s', customer, account, currency,
                    rule, trim_scale(coalesce(b.balance_micros, 0)::numeric / 1000000),
                    trim_scale(r.threshold_micros::numeric / 1000000),
                    trim_scale(e.level_micros::numeric / 1000000),
                    case when r.rule is null then 'an episode is open without a rule'
                        when e.id is null then 'no episode is open' else 'an episode is open' end)
                from (select * from balance_rule where enabled) r
                full join (select * from low_episode where state = 'open') e using (customer, account, currency, rule)
                left join balance b using (customer, account, currency)
                where r.threshold_micros is null
                    or (e.id is null and coalesce(b.balance_micros, 0) < r.threshold_micros)
                    or coalesce(b.balance_micros, 0) >= e.level_micros
                    or e.level_micros < r.threshold_micros
                    or e.threshold_micros <> r.threshold_micros
                """);
    }

    private static SqlCheck idempotencyKeys() {
        return new SqlCheck(
                "idempotency keys",
                "what a key answered is an entry, a top-up, a change",
                "select count(*) from idempotency where response ->> 'id' is not null",
                """
                select format('%s %s: key %s answers with %s, which has no entry', customer, scope, key,
                    response ->> 'id')
                from idempotency i
                where response ->> 'id' is not null and not exists (
                    select from entry e where e.customer = i.customer and e.id = (i.response ->> 'id')::uuid)
                    and not (scope = 'topup' and exists (
                        select from topup_attempt t
                        where t.customer = i.customer and t.id = (i.response ->> 'id')::uuid))
                    and not (scope = 'allowance-change' and exists (
                        select from allowance_change a
                        where a.customer = i.customer and a.id = (i.response ->> 'id')::uuid))
                """);
    }

    private static SqlCheck topups() {
        return new SqlCheck(
                "top-ups",
                "each paid top-up has one entry, and the reverse",
                "select count(*) from topup_attempt where state = 'succeeded'",
                """
                select format('top-up %s of %s: %s %s %s, entries %s %s %s', coalesce(t.id, e.id),
                    coalesce(t.account, e.account), coalesce(t.state, 'no attempt'),
                    trim_scale(t.amount_micros::numeric / 1000000), t.currency, coalesce(e.entries, 0),
                    trim_scale(e.micros / 1000000), e.currency)
                from (
                    select * from topup_attempt where state = 'succeeded' and not exists (
                        select from detached_week w
                        where (uuid_extract_timestamp(id) at time zone 'UTC')::date between w.week and w.week + 6)
                ) t
                full join (
                    select customer, id, min(account) as account, min(currency) as currency, count(*) as entries,
                        sum(amount_micros) as micros, min(balance_after_micros) as after_micros,
                        min(contra) as contra
                    from entry where kind = 'topup' group by customer, id
                ) e on e.customer = t.customer and e.id = t.id
                where t.id is null or e.id is null or e.entries <> 1 or e.micros <> t.amount_micros
                    or e.account <> t.account or e.currency <> t.currency or e.contra <> 'card-clearing'
                    or e.after_micros <> t.balance_after_micros
                """);
    }

    /** A number that was taken is a receipt, and the counter is at the last one. */
    private static SqlCheck receiptNumbers() {
        return new SqlCheck(
                "receipt numbers", "they count 1, 2, 3 ... per entity and year", "select count(*) from receipt", """
                select format('%s %s: no %s (%s) comes after no %s', seller, year, no, number, before)
                from (
                    select *, coalesce(lag(no) over (partition by seller, year order by no), 0) as before from receipt
                ) r
                where no <> before + 1
                union all
                select format('%s %s: the counter is at %s, the last receipt is no %s', seller, year,
                    coalesce(c.last_no, 0), coalesce(r.last_no, 0))
                from receipt_counter c
                full join (select seller, year, max(no) as last_no from receipt group by seller, year) r
                    using (seller, year)
                where c.last_no is distinct from r.last_no
                union all
                select format('%s %s: no %s is called %s, issued at %s', r.seller, year, no, number, issued_at)
                from receipt r join legal_entity s on s.id = r.seller
                where number !~ ('^[A-Z0-9]+-' || year || '-0*' || no || '$')
                    or year <> extract(year from issued_at at time zone s.time_zone)
                """);
    }

    /** Attempts that were priced before VAT was charged have none. VAT is rounded half up. */
    private static SqlCheck receipts() {
        return new SqlCheck("receipts", "each top-up paid with VAT has one receipt, and reverse", """
                select (select count(*) from topup_attempt where state = 'succeeded' and vat_terms is not null)
                    + (select count(*) from receipt)
                """, """
                select format('top-up %s of %s: %s, %s + %s %s; receipt %s of %s + %s %s', coalesce(t.id, r.topup),
                    coalesce(t.account, r.account), coalesce(t.state, 'no attempt'), t.price_minor, t.vat_minor,
                    t.price_currency, coalesce(r.number, 'none'), r.net_minor, r.vat_minor, r.currency)
                from (select * from topup_attempt where state = 'succeeded' and vat_terms is not null) t
                full join receipt r on r.topup = t.id
                where t.id is null or r.topup is null or r.customer <> t.customer or r.account <> t.account
                    or r.currency <> t.price_currency or r.net_minor <> t.price_minor or r.vat_minor <> t.vat_minor
                    or r.total_minor <> t.total_minor or r.seller <> t.vat_terms -> 'seller' ->> 'id'
                    or r.vat_minor <> round(r.net_minor * (t.vat_terms ->> 'percent')::numeric / 100)
                """);
    }

    private static SqlCheck openTopups() {
        return new SqlCheck(
                "open top-ups",
                "one open attempt per balance, none beside a pause",
                "select count(*) from topup_attempt where due_at is not null",
                """
                select format('%s %s %s: %s open automatic attempts', customer, account, currency, count(*))
                from topup_attempt where due_at is not null and kind = 'automatic'
                group by customer, account, currency having count(*) > 1
                union all
                select format('%s %s %s: paused, and attempt %s is requested', customer, account, currency, t.id)
                from topup_attempt t join balance_rule r using (customer, account, currency)
                where t.kind = 'automatic' and t.state = 'requested' and r.rule = 'auto-topup'
                    and r.paused_at is not null
                """);
    }

    /** What closing lines and sums say of the same entries. Each line adds up by itself: the database sees to that. */
    private static SqlCheck closings() {
        return new SqlCheck(
                "closings",
                "closing balances and sums of a week tell the same",
                "select count(*) from archived_balance",
                """
                with line as (
                    select customer, account, currency, week, sum(entries) as entries, sum(amount_micros) as micros
                    from archived_balance group by customer, account, currency, week
                ), side as (
                    select customer, account, currency, week, sum(entries) as entries, sum(amount_micros) as micros
                    from archived_sum group by customer, account, currency, week
                )
                select format('%s %s %s, week of %s: closing balances of %s entries and %s, sums of %s and %s', customer,
                    account, currency, week, l.entries, trim_scale(l.micros / 1000000), s.entries,
                    trim_scale(s.micros / 1000000))
                from line l full join side s using (customer, account, currency, week)
                where l.entries is distinct from s.entries or l.micros is distinct from s.micros
                union all
                select format('week of %s: %s entries archived, %s in its closing balances', a.week, a.entries,
                    coalesce(sum(c.entries), 0))
                from archived_week a join detached_week using (week) left join closing_balance c using (week)
                group by a.week, a.entries having a.entries is distinct from coalesce(sum(c.entries), 0)
                """);
    }

    private static SqlCheck archivedTopups() {
        return new SqlCheck(
                "archived top-ups",
                "top-ups paid in archived weeks = their closing sums",
                "select count(*) from archived_sum where kind = 'topup'",
                """
                with paid as (
                    select t.customer, t.account, t.currency, w.week, count(*) as topups, sum(amount_micros) as micros
                    from topup_attempt t join detached_week w
                        on (uuid_extract_timestamp(t.id) at time zone 'UTC')::date between w.week and w.week + 6
                    where state = 'succeeded' group by t.customer, t.account, t.currency, w.week
                )
                select format('%s %s %s, week of %s: top-ups of %s (%s), closing sum %s (%s)', customer, account,
                    currency, week, trim_scale(coalesce(p.micros, 0) / 1000000), coalesce(p.topups, 0),
                    trim_scale(coalesce(s.amount_micros, 0)::numeric / 1000000), coalesce(s.entries, 0))
                from paid p
                full join (select * from archived_sum where kind = 'topup') s using (customer, account, currency, week)
                where p.topups is distinct from s.entries or p.micros is distinct from s.amount_micros
                """);
    }

    /** What is older than the oldest entry of the audit is not compared: it was there before the audit was. */
    private static SqlCheck audit() {
        return new SqlCheck("audit", "rules, cards, adjustments are as the audit tells", """
                select (select count(*) from balance_rule) + (select count(*) from card)
                    + (select count(*) from entry where kind = 'adjustment')
                """, """
                with since as (
                    select id, at from audit order by id limit 1
                ), newest as (
                    select distinct on (account, kind, item) account, kind, item, action, becomes
                    from audit where kind in ('alert-rule', 'auto-topup-rule') order by account, kind, item, id desc
                ), saved as (
                    select distinct on (account, kind, item) account, kind, item, becomes
                    from audit where kind in ('alert-rule', 'auto-topup-rule') and becomes -> 'threshold' is not null
                    order by account, kind, item, id desc
                )
                select format('%s %s %s: %s; told: %s %s', coalesce(r.account, n.account), coalesce(r.currency, n.item),
                    coalesce(r.rule, n.kind), case when r.rule is null then 'there is none' else format(
                        'threshold %s, amount %s, enabled %s, paused %s',
                        trim_scale(r.threshold_micros::numeric / 1000000), trim_scale(r.amount_micros::numeric / 1000000),
                        r.enabled, r.paused_at is not null) end,
                    coalesce(n.action, 'nothing'), s.becomes)
                from balance_rule r
                full join newest n on n.account = r.account and n.kind = r.rule || '-rule' and n.item = r.currency
                left join saved s on s.account = r.account and s.kind = r.rule || '-rule' and s.item = r.currency
                where r.rule is null and n.action <> 'removed'
                    or r.rule is not null and n.kind is null and r.updated_at >= (select at from since)
                    or r.rule is not null and (n.action = 'removed'
                        or (s.becomes ->> 'threshold')::numeric * 1000000 <> r.threshold_micros
                        or (s.becomes ->> 'amount')::numeric * 1000000 is distinct from r.amount_micros
                        or (s.becomes ->> 'enabled')::boolean <> r.enabled
                        or (s.becomes ->> 'card')::uuid is distinct from r.card
                        or (s.becomes ->> 'hour')::int is distinct from r.hour
                        or array(select jsonb_array_elements_text(s.becomes -> 'emails'))
                            <> coalesce(r.emails, '{}')
                        or coalesce((n.becomes ->> 'paused')::boolean, false) <> (r.paused_at is not null))
                union all
                select format('card %s of %s: added %s, removed %s; told: %s', c.id, c.customer, c.added_at,
                    c.removed_at, coalesce(string_agg(a.action, ', ' order by a.id), 'nothing'))
                from card c left join audit a on a.kind = 'card' and a.item = c.id::text
                where c.removed_at is distinct from c.added_at
                group by c.id
                having c.added_at >= (select at from since) and count(*) filter (where a.action = 'created') <> 1
                    or coalesce(c.removed_at >= (select at from since), false)
                        and count(*) filter (where a.action = 'removed') <> 1
                    or c.removed_at is null and count(*) filter (where a.action = 'removed') <> 0
                union all
                select format('%s no %s: adjustment %s of %s %s; told: nothing', account, entry_no, id,
                    trim_scale(amount_micros::numeric / 1000000), currency)
                from entry e
                where kind = 'adjustment' and id >= (select id from since)
                    and not exists (select from audit a where a.kind = 'adjustment' and a.item = e.id::text)
                """);
    }
}
