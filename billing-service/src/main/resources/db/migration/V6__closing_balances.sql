-- What is known of the weeks of the ledger that were archived: docs/retention.md says how and when.

-- Detached partitions are moved here. Nothing reads them any more; the operator keeps, dumps or drops them.
create schema if not exists archive;

-- Weeks are archived one after the other, the oldest first. closing: nothing can be added to the week any more;
-- closed: its closing balances are stored; archived: its partition is detached and moved.
create table archived_week (
    week        date        primary key check (extract(isodow from week) = 1),
    state       text collate "C" not null check (state in ('closing', 'closed', 'archived')),
    entries     bigint,
    balances    bigint,
    bytes       bigint,
    started_at  timestamptz not null,
    started_by  text        not null,
    archived_at timestamptz,
    check ((state = 'closing') = (entries is null)),
    check ((state = 'archived') = (archived_at is not null))
);

-- A row stands for the archived entries of a balance whose numbers follow each other without a gap, as if they were one
-- entry. Mostly that is one row per balance and week; there are more where numbers and weeks do not run in parallel: a
-- refund lies in its charge's week, and what was accepted before midnight may be decided after it.
create table closing_balance (
    customer              text collate "C" not null,
    account               text collate "C" not null,
    currency              text collate "C" not null,
    week                  date   not null references archived_week (week),
    first_entry_no        bigint not null,
    last_entry_no         bigint not null,
    entries               bigint not null,
    balance_before_micros bigint not null check (balance_before_micros >= 0),
    amount_micros         bigint not null,
    balance_after_micros  bigint not null check (balance_after_micros >= 0),
    primary key (customer, account, currency, first_entry_no),
    check (entries = last_entry_no - first_entry_no + 1),
    check (balance_before_micros + amount_micros = balance_after_micros)
);

-- The same entries by kind: the other sides of the double entries, and what messages and top-ups are compared with.
create table closing_sum (
    customer      text collate "C" not null,
    account       text collate "C" not null,
    currency      text collate "C" not null,
    week          date   not null references archived_week (week),
    kind          text collate "C" not null,
    contra        text collate "C" not null,
    entries       bigint not null check (entries > 0),
    amount_micros bigint not null,
    primary key (customer, account, currency, week, kind, contra)
);

-- The weeks whose entries are not in the ledger any more: of those, and of no others, the closing rows count.
create view detached_week as
select a.week from archived_week a
where a.state <> 'closing' and not exists (
    select from pg_inherits i join pg_class p on p.oid = i.inhrelid
    where i.inhparent = 'entry'::regclass and not i.inhdetachpending
        and p.relname = 'entry_' || to_char(a.week, 'YYYYMMDD'));

create view archived_balance as select c.* from closing_balance c join detached_week using (week);
create view archived_sum as select c.* from closing_sum c join detached_week using (week);

create function refuse_entry_of_closed_week() returns trigger language plpgsql as
$$
begin
    raise exception 'the week of % is closed', tg_table_name using errcode = 'object_not_in_prerequisite_state';
end
$$;

-- Old counters are forgotten daily; their starts grow with time, so that these few pages find them.
create index user_counter_by_start on user_counter using brin (period_start);
