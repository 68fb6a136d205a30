-- What an automatic top-up is paid with (null: the customer's default card), and how its charges went since the rule was
-- last resumed: saved, or given another card.
alter table balance_rule
    add card                 uuid,
    add consecutive_declines int not null default 0,
    add paused_at            timestamptz,
    add resumed_at           timestamptz;

create index balance_rule_of_card on balance_rule (customer, card) where card is not null;

-- One attempt to charge a card for a balance. Its id is also the processor's idempotency key and the ledger entry's id.
-- Every transaction that changes an attempt has locked its balance first. `due_at` is when somebody has to look at it
-- again: requested: charge; charging: the one who did it is gone; unknown: ask; needs-approval: give up. It is null when
-- the attempt has ended. What is charged (amount, price, card) is null until it is decided, and then stays.
create table topup_attempt (
    id                   uuid primary key,
    customer             text collate "C" not null,
    account              text collate "C" not null,
    currency             text collate "C" not null,
    kind                 text collate "C" not null check (kind in ('automatic', 'one-time')),
    state                text collate "C" not null check (state in ('requested', 'charging', 'needs-approval', 'unknown',
                                                                    'succeeded', 'declined', 'cancelled')),
    episode              uuid,
    low_since            timestamptz,
    amount_micros        bigint check (amount_micros > 0),
    price_minor          bigint check (price_minor >= 0),
    price_currency       text collate "C",
    card                 uuid,
    card_brand           text,
    card_last4           text,
    gateway_customer     text collate "C",
    gateway_card         text collate "C",
    payment              text collate "C",
    reason               text,
    emails               text[]      not null,
    actor                text        not null,
    tries                int         not null default 0,
    due_at               timestamptz,
    requested_at         timestamptz not null,
    begun_at             timestamptz,
    resent_at            timestamptz,
    ended_at             timestamptz,
    balance_after_micros bigint,
    check ((state in ('succeeded', 'declined', 'cancelled')) = (due_at is null)),
    check ((state in ('succeeded', 'declined', 'cancelled')) = (ended_at is not null)),
    check ((state = 'succeeded') = (balance_after_micros is not null))
);

create unique index topup_attempt_open on topup_attempt (customer, account, currency)
    where kind = 'automatic' and state in ('requested', 'charging', 'needs-approval', 'unknown');
create index topup_attempt_due on topup_attempt (due_at) where due_at is not null;
create index topup_attempt_of_account on topup_attempt (customer, account, id);
