-- Messages from intake to their final state. Tables that grow with traffic are partitioned by week of their id
-- (UUIDv7 carries its time), so that old weeks are detached and not deleted row by row.

create table message (
    customer text collate "C" not null,
    account text collate "C" not null,
    id uuid not null,
    "user" uuid,
    recipient text collate "C" not null,
    sender text collate "C" not null,
    body text collate "C" not null,
    purpose text collate "C" not null,
    encoding text collate "C" not null,
    characters smallint not null,
    segments smallint not null check (segments between 1 and 255),
    country text collate "C" not null,
    prefix text collate "C" not null,
    -- price of the whole message in millionths of the currency
    price_micros bigint not null check (price_micros >= 0),
    currency text collate "C" not null,
    state text collate "C" not null default 'accepted' check (
        state in ('accepted', 'charged', 'refused', 'sending', 'sent', 'delivered', 'failed', 'unknown')),
    -- why the message was refused or failed, as a short code
    reason text collate "C",
    balance_left_micros bigint,
    accepted_at timestamptz not null,
    valid_until timestamptz not null,
    decided_at timestamptz,
    sent_at timestamptz,
    final_at timestamptz,
    -- the undecided sweep asks billing again at next_publish_at while the state is accepted
    publish_attempts smallint not null default 1,
    next_publish_at timestamptz not null,
    -- dispatch: who has claimed the message, until when, how often it was tried, when it may be tried (again)
    carrier text collate "C",
    claimed_by text collate "C",
    claimed_until timestamptz,
    attempts smallint not null default 0,
    next_attempt_at timestamptz,
    sent_segments smallint not null default 0,
    refund text collate "C" not null default 'none' check (refund in ('none', 'requested', 'refunded', 'refused')),
    primary key (customer, id)
) partition by range (id);

create index message_by_account on message (customer, account, id);
create index message_undecided on message (next_publish_at) where state = 'accepted';
create index message_to_send on message (next_attempt_at) where state = 'charged';
create index message_in_flight on message (claimed_until) where state in ('sending', 'unknown');

-- One row per segment that was put on the wire.
create table message_part (
    customer text collate "C" not null,
    message uuid not null,
    part smallint not null,
    carrier text collate "C" not null,
    -- absent while it is open whether the carrier has the segment, and when it refused it
    carrier_message_id text collate "C",
    state text collate "C" not null check (state in ('sent', 'open', 'refused', 'delivered', 'failed')),
    -- the carrier's status or the receipt's state and error code
    error text collate "C",
    submitted_at timestamptz not null,
    final_at timestamptz,
    primary key (customer, message, part)
) partition by range (message);

create index message_part_by_carrier_id on message_part (carrier, carrier_message_id);

-- Delivery receipts on their way to their segment: joined at once if the submit answer is stored already, else when it
-- is. One that has no segment (yet) stays; recipient and reference (user_message_reference, if echoed) match it with a
-- message of which a lost link or a crash left open whether the carrier has it.
create table receipt_waiting (
    carrier text collate "C" not null,
    carrier_message_id text collate "C" not null,
    state text collate "C" not null check (state in ('delivered', 'failed')),
    error text collate "C",
    recipient text collate "C" not null,
    reference integer,
    received_at timestamptz not null,
    primary key (carrier, carrier_message_id, state)
);

create index receipt_waiting_by_time on receipt_waiting (received_at);
create index receipt_waiting_by_recipient on receipt_waiting (recipient);

-- One row per committed intake transaction until its charge events are acknowledged by Kafka.
create table intake_batch (
    id uuid primary key,
    customers text[] collate "C" not null,
    message_ids uuid[] not null,
    created_at timestamptz not null,
    next_publish_at timestamptz not null
);

create index intake_batch_by_time on intake_batch (next_publish_at);

-- What an Idempotency-Key stood for; kept 48 hours.
create table idempotency (
    customer text collate "C" not null,
    account text collate "C" not null,
    key text collate "C" not null,
    content_hash bytea not null,
    message_ids uuid[] not null,
    created_at timestamptz not null,
    primary key (customer, account, key)
);

create index idempotency_by_time on idempotency (created_at);

create table outbox (
    id bigint generated always as identity primary key,
    topic text collate "C" not null,
    key text collate "C" not null,
    type text collate "C" not null,
    event_id uuid not null,
    body bytea not null,
    occurred_at timestamptz not null
);

-- Reference data of other services, kept by revision.

create table ref_account (
    account text collate "C" primary key,
    customer text collate "C" not null,
    state text collate "C" not null,
    charging_currency text collate "C" not null,
    home_country text collate "C" not null,
    language text collate "C" not null,
    time_zone text collate "C" not null,
    refund_on_failed_delivery boolean not null,
    revision bigint not null,
    changed_at timestamptz not null default clock_timestamp()
);

create index ref_account_by_change on ref_account (changed_at);

create table ref_user (
    "user" uuid primary key,
    name text collate "C" not null,
    account text collate "C" not null,
    customer text collate "C" not null,
    state text collate "C" not null,
    revision bigint not null,
    changed_at timestamptz not null default clock_timestamp()
);

create index ref_user_by_change on ref_user (changed_at);

-- A tariff is used once its header and all its pages are there. A tariff's content never changes.
create table ref_tariff (
    tariff text collate "C" primary key,
    currency text collate "C" not null,
    valid_from timestamptz not null,
    pages integer not null,
    prices integer not null
);

create table ref_tariff_page (
    tariff text collate "C" not null,
    page integer not null,
    prices jsonb not null,
    primary key (tariff, page)
);

-- The smallest UUIDv7 of a point in time.
create function first_id_of(at timestamptz) returns uuid language sql immutable strict parallel safe as
$$ select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid $$;

-- Makes the missing weekly partitions (weeks begin on Monday, UTC) around now. A partition is made on its own and then
-- attached, because that does not block reading and writing of the others. One caller at a time.
create function ensure_weekly_partitions(parent text, weeks_back integer, weeks_ahead integer)
returns integer language plpgsql as
$$
declare
    this_week timestamp := date_trunc('week', clock_timestamp() at time zone 'UTC');
    week timestamp;
    partition text;
    made integer := 0;
begin
    perform pg_advisory_xact_lock(hashtext('ensure_weekly_partitions'));
    for n in -weeks_back .. weeks_ahead loop
        week := this_week + make_interval(weeks => n);
        partition := parent || '_' || to_char(week, 'IYYY"w"IW');
        if to_regclass(partition) is null then
            execute format('create table %I (like %I including defaults including constraints)', partition, parent);
            execute format(
                'alter table %I attach partition %I for values from (%L) to (%L)',
                parent, partition,
                first_id_of(week at time zone 'UTC'),
                first_id_of((week + interval '1 week') at time zone 'UTC'));
            made := made + 1;
        end if;
    end loop;
    return made;
end
$$;

select ensure_weekly_partitions('message', 2, 12);
select ensure_weekly_partitions('message_part', 2, 12);
