-- A small consistent world, send-service's side.
create table if not exists message_default partition of message default;
create table if not exists message_part_default partition of message_part default;
truncate message, message_part, intake_batch, idempotency, outbox, ref_account, ref_user, ref_tariff, ref_tariff_page;

insert into message (customer, account, id, "user", recipient, sender, body, purpose, encoding, characters, segments,
    country, prefix, price_micros, currency, state, reason, accepted_at, valid_until, decided_at, sent_at, final_at,
    next_publish_at, refund) values
('acme', 'sms-ab12345-1', '01900000-0000-7000-8000-000000000011', '01900000-0000-7000-8000-0000000000aa',
    '+33639980001', 'ACME', 'x', 'otp', 'GSM-7', 1, 1, 'FR', '33', 1000000, 'CREDIT', 'delivered', null, now(),
    now() + interval '1 day', now(), now(), now(), now(), 'none'),
('acme', 'sms-ab12345-1', '01900000-0000-7000-8000-000000000012', '01900000-0000-7000-8000-0000000000aa',
    '+393123456789', 'ACME', 'x', 'otp', 'GSM-7', 1, 1, 'IT', '39', 700000, 'CREDIT', 'failed', 'carrier-refused',
    now(), now() + interval '1 day', now(), null, now(), now(), 'refunded'),
('acme', 'sms-ab12345-4', '018f9d98-fc00-7000-8000-000000000052', null,
    '+33639980001', 'ACME', 'x', 'otp', 'GSM-7', 1, 1, 'FR', '33', 1000000, 'CREDIT', 'failed', 'carrier-refused',
    now(), now() + interval '1 day', now(), null, now(), now(), 'refunded'),
('acme', 'sms-ab12345-2', '01900000-0000-7000-8000-000000000013', null,
    '+33639980001', 'ACME', 'x', 'otp', 'GSM-7', 1, 1, 'FR', '33', 1000000, 'CREDIT', 'sent', null, now(),
    now() + interval '1 day', now(), now(), null, now(), 'none'),
('globex', 'sms-cd00001-1', '01900000-0000-7000-8000-000000000014', null,
    '+33639980001', 'GLOBEX', 'x', 'otp', 'GSM-7', 1, 1, 'FR', '33', 1000000, 'CREDIT', 'refused',
    'insufficient-balance', now(), now() + interval '1 day', now(), null, null, now(), 'none');

insert into message_part (customer, message, part, carrier, carrier_message_id, state, error, submitted_at) values
('acme', '01900000-0000-7000-8000-000000000011', 1, 'sim', 'c11', 'delivered', null, now()),
('acme', '01900000-0000-7000-8000-000000000012', 1, 'sim', null, 'refused', '11', now()),
('acme', '018f9d98-fc00-7000-8000-000000000052', 1, 'sim', null, 'refused', '11', now()),
('acme', '01900000-0000-7000-8000-000000000013', 1, 'sim', 'c13', 'sent', null, now());

insert into idempotency values
('acme', 'sms-ab12345-1', 'k2', '\x00', '{01900000-0000-7000-8000-000000000011}', now());

insert into ref_tariff values ('credit', 'CREDIT', '2024-01-01T00:00:00Z', 1, 2);
insert into ref_tariff_page values ('credit', 1,
    '[{"prefix": "33", "country": "FR", "price": "1"}, {"prefix": "39", "country": "IT", "price": "0.7"}]');

insert into ref_account (account, customer, state, charging_currency, home_country, language, time_zone,
    refund_on_failed_delivery, revision) values
('sms-ab12345-1', 'acme', 'active', 'CREDIT', 'FR', 'fr', 'Europe/Paris', true, 1),
('sms-ab12345-2', 'acme', 'active', 'CREDIT', 'FR', 'fr', 'Europe/Paris', false, 2),
('sms-cd00001-1', 'globex', 'active', 'CREDIT', 'IT', 'it', 'Europe/Rome', false, 1);
insert into ref_user ("user", name, account, customer, state, revision) values
('01900000-0000-7000-8000-0000000000aa', 'web shop', 'sms-ab12345-1', 'acme', 'active', 1);
