-- A mail, from the moment at which it is decided that it is to be sent. Its content never changes once it may have left.
create table mail (
    id uuid primary key, -- UUIDv7; <id@domain of the sender> is its Message-ID
    -- what it is about; there is never a second mail with the same one
    --   alert:{account}:{currency}:{date}   one alert per account, currency and local day
    --   topup:{top-up}:{change}             one mail per change of a top-up
    key text collate "C" not null unique,
    kind text collate "C" not null check (kind in ('alert', 'receipt', 'failure', 'approval')),
    customer text collate "C" not null,
    account text collate "C" not null,
    currency text collate "C" not null,
    language text collate "C" not null check (language in ('en', 'fr', 'it')),
    time_zone text collate "C" not null, -- of the dates in its text
    recipients text[] not null check (cardinality(recipients) between 1 and 10),
    subject text not null,
    body_text text not null,
    body_html text not null,
    -- due: nobody has it yet; sent: the server took it for at least one recipient; failed: given up, nobody has it;
    -- cancelled: its reason was gone before it was sent
    state text collate "C" not null default 'due' check (state in ('due', 'sent', 'failed', 'cancelled')),
    accepted text[] not null default '{}', -- recipients for whom the server took it
    refused text[] not null default '{}', -- recipients whom the server refused for good
    tries integer not null default 0,
    next_try_at timestamptz, -- null: there is nothing left to do
    owner text collate "C", -- the instance that is sending it now
    claimed_until timestamptz, -- renewed by the owner; after it anybody may send
    message_id text,
    error text, -- why the last try failed
    made_at timestamptz not null, -- by the service's clock; the mail's date
    due_since timestamptz not null default now(), -- by the database's clock, like all that decides about tries
    sent_at timestamptz -- when the server first took it
);

create index mail_to_send on mail (next_try_at) where next_try_at is not null;
create index mail_due_by_account on mail (account, currency) where state = 'due';
create index mail_by_account on mail (customer, account, id);
create index mail_by_age on mail (made_at);

-- The schedule of the alerts: one row per low episode of an alert rule. The row is also the record of what was handled:
-- an event whose sequence is not higher is known already. Ended ones are kept for 30 days, longer than their events.
create table alert_watch (
    episode uuid primary key,
    sequence integer not null,
    customer text collate "C" not null,
    account text collate "C" not null,
    currency text collate "C" not null,
    threshold_micros bigint not null,
    balance_micros bigint not null, -- the newest that is known
    balance_at timestamptz not null,
    since timestamptz not null, -- when the balance fell below the threshold
    emails text[] not null,
    hour smallint not null check (hour between 0 and 23),
    -- as of the event; what the account says now wins
    language text collate "C" not null,
    time_zone text collate "C" not null,
    ended_at timestamptz,
    next_at timestamptz, -- when to look again whether a mail is due; null: never again
    check ((ended_at is null) = (next_at is not null))
);

create index alert_watch_due on alert_watch (next_at) where next_at is not null;
create index alert_watch_open on alert_watch (account, currency) where ended_at is null;
create index alert_watch_ended on alert_watch (ended_at) where ended_at is not null;

-- Changes of top-ups that were handled, also those that led to no mail. Kept for 30 days.
create table handled_topup (
    topup uuid not null,
    change text collate "C" not null,
    handled_at timestamptz not null,
    primary key (topup, change)
);

create index handled_topup_by_age on handled_topup (handled_at);

-- Accounts as account-service tells them, kept by revision.
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
