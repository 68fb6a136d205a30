-- Amounts are bigint millionths of the currency's unit. Tables lead with the customer, so that a customer can be
-- moved to another cell. Text that is a key is compared by bytes (collate "C"): locks are taken in that order.

create table balance (
    customer       text collate "C" not null,
    account        text collate "C" not null,
    currency       text collate "C" not null,
    balance_micros bigint      not null default 0 check (balance_micros >= 0),
    last_entry_no  bigint      not null default 0,
    updated_at     timestamptz not null,
    primary key (customer, account, currency)
) with (fillfactor = 50);

-- Immutable. Each entry moves amount_micros between its balance (signed: what happens to the balance) and the ledger
-- account `contra`; a transfer is two entries with one id, which cancel each other. Partitioned by week of the id
-- (UUIDv7); the service makes the partitions ahead.
create table entry (
    customer               text collate "C" not null,
    id                     uuid        not null,
    kind                   text collate "C" not null,
    account                text collate "C" not null,
    currency               text collate "C" not null,
    entry_no               bigint      not null,
    amount_micros          bigint      not null,
    balance_after_micros   bigint      not null check (balance_after_micros >= 0),
    contra                 text collate "C" not null,
    counterparty           text collate "C",
    "user"                 uuid,
    segments               int,
    country                text collate "C",
    prefix                 text collate "C",
    purpose                text collate "C",
    accepted_at            timestamptz,
    day_start              date,
    week_start             date,
    month_start            date,
    allowance_after_micros bigint,
    content_hash           bytea,
    reason                 text,
    actor                  text,
    decided_at             timestamptz not null,
    primary key (customer, id, kind),
    check (kind in ('charge', 'refund', 'adjustment', 'transfer-out', 'transfer-in', 'topup'))
) partition by range (id);

create index entry_log on entry (customer, account, currency, entry_no);

-- What was refused is remembered like an entry, so that a repeated request gets its first answer.
create table refusal (
    customer            text collate "C" not null,
    id                  uuid        not null,
    of                  text collate "C" not null check (of in ('charge', 'refund')),
    reason              text collate "C" not null,
    content_hash        bytea       not null,
    account             text collate "C" not null,
    currency            text collate "C",
    balance_left_micros bigint,
    decided_at          timestamptz not null,
    primary key (customer, id, of)
);

create index refusal_by_time on refusal using brin (decided_at);

-- What a user spent in a day, week (from Monday) and month of the account's time zone.
create table user_counter (
    customer     text collate "C" not null,
    "user"       uuid   not null,
    currency     text collate "C" not null,
    period       text collate "C" not null check (period in ('day', 'week', 'month')),
    period_start date   not null,
    spent_micros bigint not null default 0,
    segments     bigint not null default 0,
    messages     bigint not null default 0,
    primary key (customer, "user", currency, period, period_start)
) with (fillfactor = 50);

create table balance_rule (
    customer         text collate "C" not null,
    account          text collate "C" not null,
    currency         text collate "C" not null,
    rule             text collate "C" not null check (rule in ('alert', 'auto-topup')),
    enabled          boolean     not null,
    threshold_micros bigint      not null check (threshold_micros > 0),
    amount_micros    bigint check (amount_micros > 0),
    emails           text[],
    hour             int check (hour between 0 and 23),
    revision         bigint      not null,
    updated_at       timestamptz not null,
    updated_by       text        not null,
    primary key (customer, account, currency, rule)
);

create table low_episode (
    id                    uuid primary key,
    customer              text collate "C" not null,
    account               text collate "C" not null,
    currency              text collate "C" not null,
    rule                  text collate "C" not null check (rule in ('alert', 'auto-topup')),
    state                 text collate "C" not null check (state in ('open', 'ended')),
    threshold_micros      bigint      not null,
    level_micros          bigint      not null,
    sequence              int         not null,
    opened_at             timestamptz not null,
    opened_balance_micros bigint      not null,
    cause_kind            text collate "C" not null,
    cause_id              text collate "C" not null,
    updated_at            timestamptz not null,
    ended_at              timestamptz,
    ended_balance_micros  bigint
);

create unique index low_episode_open on low_episode (customer, account, currency, rule) where state = 'open';
create index low_episode_by_account on low_episode (customer, account, id);

-- A command's answer under its Idempotency-Key, written in the transaction of its effect.
create table idempotency (
    customer     text collate "C" not null,
    scope        text collate "C" not null,
    key          text collate "C" not null,
    content_hash bytea       not null,
    response     jsonb,
    created_at   timestamptz not null,
    primary key (customer, scope, key)
);

create table tariff (
    id           text collate "C" primary key,
    currency     text collate "C" not null,
    valid_from   timestamptz not null,
    content_hash bytea       not null,
    prices       int         not null,
    imported_at  timestamptz not null,
    imported_by  text        not null
);

create table tariff_price (
    tariff       text collate "C" not null references tariff (id),
    prefix       text collate "C" not null,
    country      text collate "C" not null,
    price_micros bigint not null check (price_micros >= 0),
    primary key (tariff, prefix)
);

create table outbox (
    id          bigint generated always as identity primary key,
    topic       text        not null,
    key         text        not null,
    type        text        not null,
    event_id    uuid        not null,
    body        bytea       not null,
    occurred_at timestamptz not null
);

-- Copies of what account-service publishes, by revision.
create table ref_account (
    account                   text collate "C" primary key,
    customer                  text collate "C" not null,
    state                     text collate "C" not null,
    charging_currency         text collate "C" not null,
    home_country              text collate "C" not null,
    language                  text collate "C" not null,
    time_zone                 text collate "C" not null,
    refund_on_failed_delivery boolean     not null,
    revision                  bigint      not null,
    changed_at                timestamptz not null default clock_timestamp()
);

create index ref_account_changed on ref_account (changed_at);

create table ref_user (
    "user"     uuid primary key,
    name       text        not null,
    account    text collate "C" not null,
    customer   text collate "C" not null,
    state      text collate "C" not null,
    revision   bigint      not null,
    changed_at timestamptz not null default clock_timestamp()
);

create index ref_user_changed on ref_user (changed_at);
