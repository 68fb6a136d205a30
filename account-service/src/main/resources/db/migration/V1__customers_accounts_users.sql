-- Ids are compared byte by byte (collate "C"): paging by them is then the same everywhere, and faster.

-- Numbers that account prefixes are made from, see AccountPrefix.
create sequence account_prefix_number minvalue 0 maxvalue 67599999;

create table customer (
    id              text collate "C" primary key,
    name            text not null,
    home_country    text collate "C" not null,
    account_prefix  text collate "C" not null unique,
    last_account_no integer not null default 0,
    created_at      timestamptz not null
);

create table account (
    name                      text collate "C" primary key,
    customer                  text collate "C" not null references customer,
    description               text not null,
    state                     text collate "C" not null check (state in ('active', 'suspended', 'closed')),
    charging_currency         text collate "C" not null,
    home_country              text collate "C" not null,
    language                  text collate "C" not null,
    time_zone                 text collate "C" not null,
    refund_on_failed_delivery boolean not null,
    revision                  bigint not null check (revision > 0),
    created_at                timestamptz not null,
    updated_at                timestamptz not null
);

create index account_of_customer on account (customer, name);

-- "user" is a reserved word of SQL.
create table app_user (
    id         uuid primary key,
    account    text collate "C" not null references account,
    customer   text collate "C" not null references customer,
    name       text not null,
    state      text collate "C" not null check (state in ('active', 'suspended')),
    revision   bigint not null check (revision > 0),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (account, name)
);

create index user_of_account on app_user (account, id);

-- An account without a given name has no natural key: this makes asking for one safe to repeat.
create table account_request (
    customer        text collate "C" not null references customer,
    idempotency_key text collate "C" not null,
    content_hash    bytea not null,
    answer          bytea not null,
    created_at      timestamptz not null,
    primary key (customer, idempotency_key)
);

create table outbox (
    id          bigint generated always as identity primary key,
    topic       text not null,
    key         text not null,
    type        text not null,
    event_id    uuid not null,
    body        bytea not null,
    occurred_at timestamptz not null
);
