-- A small consistent world, account-service's side.
create table if not exists account (name text collate "C" primary key, customer text, state text, charging_currency text,
    home_country text, language text, time_zone text, refund_on_failed_delivery boolean, revision bigint);
create table if not exists app_user (id uuid primary key, account text, name text, state text, revision bigint);
create table if not exists outbox (id bigint generated always as identity primary key, topic text, key text, type text,
    event_id uuid, body bytea, occurred_at timestamptz);
truncate account, app_user, outbox;

insert into account values
('sms-ab12345-1', 'acme', 'active', 'CREDIT', 'FR', 'fr', 'Europe/Paris', true, 1),
('sms-ab12345-2', 'acme', 'active', 'CREDIT', 'FR', 'fr', 'Europe/Paris', false, 2),
('sms-cd00001-1', 'globex', 'active', 'CREDIT', 'IT', 'it', 'Europe/Rome', false, 1);
insert into app_user values
('01900000-0000-7000-8000-0000000000aa', 'sms-ab12345-1', 'web shop', 'active', 1);
