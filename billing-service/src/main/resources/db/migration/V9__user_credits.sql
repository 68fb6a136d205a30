-- What users may spend: limits, allowances, plans, and what counts against them. docs/allowances.md says what for.

-- One row holds all that a charge of a user is decided on, so that a charge changes one row and not one per period. It
-- is changed only under the lock of its balance and never locked by itself. spent_day is the newest day on which
-- anything was spent; day_micros, week_micros and month_micros are of that day, its week (from Monday) and its month.
create table user_credit (
    customer             text collate "C" not null,
    account              text collate "C" not null,
    currency             text collate "C" not null,
    "user"               uuid   not null,
    daily_limit_micros   bigint check (daily_limit_micros >= 0),
    weekly_limit_micros  bigint check (weekly_limit_micros >= 0),
    monthly_limit_micros bigint check (monthly_limit_micros >= 0),
    limits_changed_at    timestamptz,
    limits_changed_by    text,
    allowance_micros     bigint,
    last_change_no       bigint not null default 0,
    spent_day            date,
    day_micros           bigint not null default 0,
    week_micros          bigint not null default 0,
    month_micros         bigint not null default 0,
    primary key (customer, "user", currency, account)
) with (fillfactor = 50);

-- What was spent in periods before the newest ones, for refunds and for charges that were accepted before midnight and
-- decided after it.
create table past_spending (
    customer     text collate "C" not null,
    account      text collate "C" not null,
    currency     text collate "C" not null,
    "user"       uuid   not null,
    period       text collate "C" not null check (period in ('day', 'week', 'month')),
    period_start date   not null,
    spent_micros bigint not null,
    primary key (customer, "user", currency, account, period, period_start)
);

-- Old periods are forgotten daily; their starts grow with time, so that these few pages find them.
create index past_spending_by_start on past_spending using brin (period_start);

-- An older process may still be counting: what it counts until it has to stop is moved, too.
lock table user_counter in access exclusive mode;

insert into past_spending (customer, account, currency, "user", period, period_start, spent_micros)
select c.customer, u.account, c.currency, c."user", c.period, c.period_start, c.spent_micros
from user_counter c join ref_user u on u.customer = c.customer and u."user" = c."user";

insert into user_credit (customer, account, currency, "user", spent_day, day_micros, week_micros, month_micros)
select n.customer, n.account, n.currency, n."user", n.day, d.spent_micros, coalesce(w.spent_micros, 0),
    coalesce(m.spent_micros, 0)
from (
    select customer, account, currency, "user", max(period_start) as day
    from past_spending where period = 'day' group by customer, account, currency, "user"
) n
join past_spending d on d.customer = n.customer and d.account = n.account and d.currency = n.currency
    and d."user" = n."user" and d.period = 'day' and d.period_start = n.day
left join past_spending w on w.customer = n.customer and w.account = n.account and w.currency = n.currency
    and w."user" = n."user" and w.period = 'week' and w.period_start = date_trunc('week', n.day)::date
left join past_spending m on m.customer = n.customer and m.account = n.account and m.currency = n.currency
    and m."user" = n."user" and m.period = 'month' and m.period_start = date_trunc('month', n.day)::date;

delete from past_spending p using user_credit c
where c.customer = p.customer and c.account = p.account and c.currency = p.currency and c."user" = p."user"
    and p.period_start = case p.period when 'day' then c.spent_day
        else date_trunc(p.period, c.spent_day)::date end;

drop table user_counter;

-- Every change of an allowance that is no charge and no refund, numbered without gaps per user, currency and account.
-- entry_no and balance_micros are those of the balance at that moment, so that changes and entries have one order.
create table allowance_change (
    customer               text collate "C" not null,
    account                text collate "C" not null,
    currency               text collate "C" not null,
    "user"                 uuid        not null,
    change_no              bigint      not null,
    id                     uuid        not null,
    kind                   text collate "C" not null check (kind in ('change', 'plan')),
    entry_no               bigint      not null,
    balance_micros         bigint      not null,
    amount_micros          bigint      not null check (amount_micros <> 0),
    allowance_after_micros bigint      not null,
    below_zero_allowed     boolean     not null,
    reason                 text,
    actor                  text        not null,
    period                 text collate "C" check (period in ('day', 'week', 'month')),
    period_start           date,
    changed_at             timestamptz not null,
    primary key (customer, "user", currency, account, change_no),
    constraint allowance_change_below_zero
        check (allowance_after_micros >= 0 or amount_micros > 0 or below_zero_allowed),
    check ((kind = 'plan') = (period_start is not null) and (period is null) = (period_start is null))
);

create index allowance_change_log on allowance_change (customer, "user", currency, account, entry_no, change_no);

-- A plan adds once per period, whoever carries it out, and however often.
create unique index allowance_change_of_plan
    on allowance_change (customer, "user", currency, account, period, period_start) where kind = 'plan';

-- So much is added at the start of every day, week or month of the account's time zone. last_period is the newest period
-- that the plan was saved in or has added for, next_at when to look again.
create table allowance_plan (
    customer      text collate "C" not null,
    account       text collate "C" not null,
    currency      text collate "C" not null,
    "user"        uuid        not null,
    every         text collate "C" not null check (every in ('day', 'week', 'month')),
    amount_micros bigint      not null check (amount_micros > 0),
    last_period   date        not null,
    next_at       timestamptz not null,
    changed_at    timestamptz not null,
    changed_by    text        not null,
    primary key (customer, "user", currency, account)
);

create index allowance_plan_due on allowance_plan (next_at);

-- Which rule of the user a refused charge broke; set with the reason user-limit only.
alter table refusal add refused_by text collate "C";

-- The log of one user. It begins with the user, which says all about customer and account: entries of users are many,
-- and this index is written with each of them.
create index entry_of_user on entry ("user", currency, entry_no) where "user" is not null;
