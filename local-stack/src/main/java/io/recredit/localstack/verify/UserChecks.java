package io.recredit.localstack.verify;

import java.util.List;

/** The checks of what users spent and may spend, in billing-service's database. */
final class UserChecks {

    /**
     * What changed allowances, in order. Only for balances of which nothing was archived since a user's allowance began is it
     * all there.
     */
    private static final String LINE = """
            line as (
                select customer, account, currency, "user", entry_no, 0::bigint as change_no, amount_micros,
                    allowance_after_micros, kind = 'charge' as charge, false as below_zero_allowed
                from entry where allowance_after_micros is not null
                union all
                select customer, account, currency, "user", entry_no, change_no, amount_micros,
                    allowance_after_micros, false, below_zero_allowed
                from allowance_change
            ), torn as (
                select distinct c.customer, c.account, c.currency, c."user"
                from allowance_change c
                join archived_balance a on a.customer = c.customer and a.account = c.account
                    and a.currency = c.currency and a.last_entry_no > c.entry_no
                where c.change_no = 1
            )
            """;

    private static final String LINES = """
            select (select count(*) from entry where allowance_after_micros is not null)
                + (select count(*) from allowance_change)""";

    private UserChecks() {}

    static List<SqlCheck> all() {
        return List.of(spending(), allowances(), runningAllowances(), allowancesBelowZero());
    }

    /** The newest day, week and month of each user, and those before them. */
    private static SqlCheck spending() {
        return new SqlCheck("user spending", "what a user spent in a period = the user's entries", """
                select (select count(*) from user_credit where spent_day is not null)
                    + (select count(*) from past_spending)""", """
                with spent as (
                    select customer, account, "user", currency, p.period, p.period_start, -sum(amount_micros) as micros
                    from entry cross join lateral (
                        values ('day', day_start), ('week', week_start), ('month', month_start)
                    ) as p (period, period_start)
                    where "user" is not null and kind in ('charge', 'refund')
                    group by customer, account, "user", currency, p.period, p.period_start
                ), counted as (
                    select customer, account, "user", currency, p.period, p.period_start, p.micros
                    from user_credit cross join lateral (
                        values ('day', spent_day, day_micros),
                            ('week', date_trunc('week', spent_day)::date, week_micros),
                            ('month', date_trunc('month', spent_day)::date, month_micros)
                    ) as p (period, period_start, micros)
                    where spent_day is not null
                    union all
                    select customer, account, "user", currency, period, period_start, spent_micros from past_spending
                )
                select format('%s user %s, %s from %s: counted %s, entries %s %s', customer, "user", period,
                    period_start, trim_scale(coalesce(c.micros, 0)::numeric / 1000000),
                    trim_scale(coalesce(s.micros, 0) / 1000000), currency)
                from counted c full join spent s using (customer, account, "user", currency, period, period_start)
                where coalesce(c.micros, 0) <> coalesce(s.micros, 0)
                    and period_start > coalesce((select max(week) + 7 from detached_week), '-infinity')
                """);
    }

    private static SqlCheck allowances() {
        return new SqlCheck(
                "allowances",
                "allowance = sum of changes, charges and refunds",
                "select count(*) from user_credit where allowance_micros is not null",
                "with " + LINE + """
                , summed as (
                    select customer, account, currency, "user", sum(amount_micros) as micros,
                        (max(array[entry_no, change_no, allowance_after_micros]))[3] as last_micros,
                        count(*) filter (where change_no > 0) as changes, max(change_no) as last_no
                    from line group by customer, account, currency, "user"
                )
                select format('%s user %s %s: allowance %s (change %s), lines sum to %s (%s changes, the last is %s),'
                    ' last running allowance %s', customer, "user", currency,
                    trim_scale(c.allowance_micros::numeric / 1000000), c.last_change_no,
                    trim_scale(s.micros / 1000000), s.changes, s.last_no,
                    trim_scale(s.last_micros::numeric / 1000000))
                from user_credit c full join summed s using (customer, account, currency, "user")
                where (customer, account, currency, "user") not in (select customer, account, currency, "user" from torn)
                    and (c.allowance_micros is distinct from s.micros
                        or c.allowance_micros is distinct from s.last_micros
                        or coalesce(c.last_change_no, 0) <> coalesce(s.changes, 0)
                        or coalesce(s.last_no, 0) <> coalesce(s.changes, 0))
                """);
    }

    private static SqlCheck runningAllowances() {
        return new SqlCheck(
                "running allowances",
                "allowance after a line = allowance before + amount",
                LINES,
                "with " + LINE + """
                select format('%s user %s %s no %s (change %s): %s %s gives %s', customer, "user", currency, entry_no,
                    change_no, trim_scale(before::numeric / 1000000), trim_scale(amount_micros::numeric / 1000000),
                    trim_scale(allowance_after_micros::numeric / 1000000))
                from (
                    select *, coalesce(lag(allowance_after_micros) over (
                        partition by customer, account, currency, "user" order by entry_no, change_no), 0) as before
                    from line
                ) l
                where before + amount_micros <> allowance_after_micros
                    and (customer, account, currency, "user") not in (
                        select customer, account, currency, "user" from torn)
                """);
    }

    private static SqlCheck allowancesBelowZero() {
        return new SqlCheck(
                "allowances below zero", "no allowance is below zero unless set so", LINES, "with " + LINE + """
                select format('%s user %s %s no %s (change %s): %s gives %s', customer, "user", currency, entry_no,
                    change_no, trim_scale(amount_micros::numeric / 1000000),
                    trim_scale(allowance_after_micros::numeric / 1000000))
                from line
                where allowance_after_micros < 0
                    and (charge or (change_no > 0 and amount_micros < 0 and not below_zero_allowed))
                """);
    }
}
