-- The processor's record of a customer. Its row is the lock under which the customer's cards change. `id` is ours and
-- the idempotency key with which the processor's record is made, so that two requests at once make one.
create table gateway_customer (
    customer        text collate "C" primary key,
    id              uuid        not null,
    gateway_id      text collate "C" unique,
    default_changes bigint      not null default 0,
    changes_told    bigint      not null default 0,
    created_at      timestamptz not null
);

-- Customers whose default card changed and of whom the top-ups have not been told yet.
create index gateway_customer_untold on gateway_customer (customer) where default_changes > changes_told;

-- A stored card. Removed cards stay, because payments name them. No number is ever here.
create table card (
    id           uuid primary key,
    customer     text collate "C" not null,
    gateway_card text collate "C" not null unique,
    brand        text        not null,
    last4        text        not null,
    expiry_month int         not null check (expiry_month between 1 and 12),
    expiry_year  int         not null,
    is_default   boolean     not null,
    added_at     timestamptz not null,
    added_by     text        not null,
    removed_at   timestamptz,
    removed_by   text,
    detached_at  timestamptz,
    check (removed_at is null or not is_default)
);

create unique index card_default on card (customer) where is_default;
create index card_of_customer on card (customer, id);
create index card_to_detach on card (removed_at) where removed_at is not null and detached_at is null;

-- A page of the processor's on which a card can be stored.
create table card_setup (
    id         uuid primary key,
    customer   text collate "C" not null,
    page       text collate "C" not null unique,
    url        text        not null,
    state      text collate "C" not null check (state in ('open', 'completed', 'expired')),
    card       uuid references card (id),
    opened_at  timestamptz not null,
    opened_by  text        not null,
    expires_at timestamptz not null,
    settled_at timestamptz
);

create index card_setup_open on card_setup (customer, id) where state = 'open';

-- What credits are sold in, without VAT. Prices never change: a new price is a new row, the old one is not active.
create table pack (
    id             text collate "C" primary key,
    currency       text collate "C" not null,
    amount_micros  bigint  not null check (amount_micros > 0),
    price_micros   bigint  not null check (price_micros > 0),
    price_currency text collate "C" not null,
    active         boolean not null
);

create unique index pack_of_size on pack (currency, amount_micros) where active;

insert into pack (id, currency, amount_micros, price_micros, price_currency, active)
values ('credit-100', 'CREDIT', 100000000, 6000000, 'EUR', true),
       ('credit-200', 'CREDIT', 200000000, 11800000, 'EUR', true),
       ('credit-250', 'CREDIT', 250000000, 14500000, 'EUR', true),
       ('credit-500', 'CREDIT', 500000000, 28000000, 'EUR', true),
       ('credit-1000', 'CREDIT', 1000000000, 52000000, 'EUR', true);

-- Whether a customer is known here.
create index ref_account_of_customer on ref_account (customer);
