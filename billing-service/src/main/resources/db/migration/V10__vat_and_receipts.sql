-- VAT and receipts: docs/vat-and-receipts.md.

-- Who sells. One of them does at a time; receipts name the one that sold. The seeded one is an example: put your own in
-- its place before the first sale.
create table legal_entity (
    id             text collate "C" primary key,
    name           text    not null,
    address        text[]  not null,
    country        text collate "C" not null check (country ~ '^[A-Z]{2}$'),
    vat_id         text collate "C" not null,
    receipt_prefix text collate "C" not null unique check (receipt_prefix ~ '^[A-Z0-9]{1,10}$'),
    time_zone      text    not null,
    selling        boolean not null
);

create unique index legal_entity_selling on legal_entity (selling) where selling;

insert into legal_entity (id, name, address, country, vat_id, receipt_prefix, time_zone, selling)
values ('recredit-fr', 'Recredit SAS', '{1 rue de l''Exemple,75002 Paris}', 'FR', 'FR00123456789', 'RFR',
    'Europe/Paris', true);

-- The standard rate of a country from a day on (in the seller's time zone), in millionths of a percent. A rate in force
-- never changes: a new one is a new row.
create table vat_rate (
    country        text collate "C" not null check (country ~ '^[A-Z]{2}$'),
    valid_from     date        not null,
    percent_micros bigint      not null check (percent_micros between 0 and 100000000),
    saved_at       timestamptz not null,
    saved_by       text        not null,
    primary key (country, valid_from)
);

-- Standard rates as of January 2026. EU: European Commission, Taxes in Europe Database (TEDB), standard rates; GB: HMRC, VAT rates;
-- CH: Federal Tax Administration, MWST rates; NO: Skatteetaten, VAT rates. The last three are charged only if a legal
-- entity of yours is in that country.
insert into vat_rate (country, valid_from, percent_micros, saved_at, saved_by)
select country, valid_from::date, (percent * 1000000)::bigint, now(), 'recredit'
from (values
    ('AT', '1984-01-01', 20), ('BE', '1996-01-01', 21), ('BG', '1999-01-01', 20), ('CY', '2014-01-13', 19),
    ('CZ', '2013-01-01', 21), ('DE', '2021-01-01', 19), ('DK', '1992-01-01', 25), ('EE', '2025-07-01', 24),
    ('ES', '2012-09-01', 21), ('FI', '2024-09-01', 25.5), ('FR', '2014-01-01', 20), ('GR', '2016-06-01', 24),
    ('HR', '2012-03-01', 25), ('HU', '2012-01-01', 27), ('IE', '2021-03-01', 23), ('IT', '2013-10-01', 22),
    ('LT', '2009-09-01', 21), ('LU', '2024-01-01', 17), ('LV', '2012-07-01', 21), ('MT', '2004-01-01', 18),
    ('NL', '2012-10-01', 21), ('PL', '2011-01-01', 23), ('PT', '2011-01-01', 23), ('RO', '2025-08-01', 21),
    ('SE', '1990-07-01', 25), ('SI', '2013-07-01', 22), ('SK', '2025-01-01', 23),
    ('CH', '2024-01-01', 8.1), ('GB', '2011-01-04', 20), ('NO', '2005-01-01', 25)
) as seed (country, valid_from, percent);

-- Who buys. A customer without one is a consumer in the account's home country.
create table billing_profile (
    customer   text collate "C" primary key,
    legal_name text        not null,
    address    text[]      not null,
    postcode   text,
    city       text        not null,
    country    text collate "C" not null,
    vat_id     text collate "C",
    updated_at timestamptz not null,
    updated_by text        not null
);

-- price_minor stays what it was: without VAT. The card is charged total_minor. Both, and who sold to whom on which terms,
-- are decided when the attempt is priced. They are null of what was priced before this migration, or has no price: then
-- the card is charged price_minor, and there is no receipt.
alter table topup_attempt
    add vat_minor   bigint check (vat_minor >= 0),
    add total_minor bigint check (total_minor = price_minor + vat_minor),
    add vat_terms   jsonb,
    add check ((vat_terms is null) = (vat_minor is null)),
    add check ((vat_terms is null) = (total_minor is null));

-- The last number given, per legal entity and year. Its row is locked until the transaction that takes a number ends, so
-- that a number which is not used is given again.
create table receipt_counter (
    seller  text collate "C" not null references legal_entity (id),
    year    int    not null,
    last_no bigint not null check (last_no > 0),
    primary key (seller, year)
) with (fillfactor = 50);

-- Immutable. `id` only orders a customer's receipts as they were issued; gaps in it mean nothing.
create table receipt (
    seller      text collate "C" not null,
    year        int         not null,
    no          bigint      not null check (no > 0),
    id          bigint generated always as identity,
    number      text collate "C" not null unique,
    topup       uuid        not null unique,
    customer    text collate "C" not null,
    account     text collate "C" not null,
    issued_at   timestamptz not null,
    currency    text collate "C" not null,
    net_minor   bigint      not null check (net_minor >= 0),
    vat_minor   bigint      not null check (vat_minor >= 0),
    total_minor bigint      not null check (total_minor = net_minor + vat_minor),
    content     jsonb       not null,
    primary key (seller, year, no)
);

create index receipt_of_customer on receipt (customer, id);
create index receipt_of_customer_and_year on receipt (customer, year, id);

create function refuse_change_of_receipt() returns trigger language plpgsql as
$$
begin
    raise exception 'receipt % cannot be changed', old.number using errcode = 'object_not_in_prerequisite_state';
end
$$;

create trigger receipt_is_immutable before update or delete on receipt
    for each row execute function refuse_change_of_receipt();

-- The more credits, the less each costs: among the packs on offer, at the end of the transaction that changes them.
create function refuse_dearer_pack() returns trigger language plpgsql as
$$
declare
    dearer record;
begin
    select larger.id as larger, smaller.id as smaller into dearer
    from pack smaller join pack larger on larger.currency = smaller.currency
        and larger.price_currency = smaller.price_currency and larger.amount_micros > smaller.amount_micros
        and larger.price_micros::numeric * smaller.amount_micros >= smaller.price_micros::numeric * larger.amount_micros
    where larger.active and smaller.active
    limit 1;
    if found then
        raise exception 'pack % costs no less per unit than the smaller pack %', dearer.larger, dearer.smaller
            using errcode = 'check_violation', constraint = 'pack_price_falls_with_size';
    end if;
    return null;
end
$$;

create constraint trigger pack_price_falls_with_size after insert or update on pack
    deferrable initially deferred for each row execute function refuse_dearer_pack();
