-- A small consistent world, account-service's side.
truncate customer, account, app_user, outbox cascade;

insert into customer (id, name, home_country, account_prefix, last_account_no, created_at) values
('acme', 'Acme', 'FR', 'ab12345', 2, now()),
('globex', 'Globex', 'IT', 'cd00001', 1, now());
insert into account (name, customer, description, state, charging_currency, home_country, language, time_zone,
    refund_on_failed_delivery, revision, created_at, updated_at) values
('sms-ab12345-1', 'acme', 'Shop', 'active', 'CREDIT', 'FR', 'fr', 'Europe/Paris', true, 1, now(), now()),
('sms-ab12345-2', 'acme', 'Campaigns', 'active', 'CREDIT', 'FR', 'fr', 'Europe/Paris', false, 2, now(), now()),
('sms-cd00001-1', 'globex', 'All', 'active', 'CREDIT', 'IT', 'it', 'Europe/Rome', false, 1, now(), now());
insert into app_user (id, account, customer, name, state, revision, created_at, updated_at) values
('01900000-0000-7000-8000-0000000000aa', 'sms-ab12345-1', 'acme', 'web shop', 'active', 1, now(), now());
