truncate mail, alert_watch, handled_topup, ref_account;
-- So that a second mail of one day can be shown.
alter table mail drop constraint if exists mail_key_key;

insert into alert_watch (episode, sequence, customer, account, currency, threshold_micros, balance_micros, balance_at,
    since, emails, hour, language, time_zone, ended_at, next_at) values
('01900000-0000-7000-8000-000000000031', 1, 'acme', 'sms-ab12345-2', 'CREDIT', 20000000, 10000000, now(), now(),
    '{owner@example.com}', 9, 'fr', 'Europe/Paris', null, now() + interval '1 day'),
('01900000-0000-7000-8000-000000000032', 2, 'acme', 'sms-ab12345-1', 'CREDIT', 50000000, 100000000, now(), now(),
    '{owner@example.com}', 9, 'fr', 'Europe/Paris', now(), null);

insert into handled_topup values ('01900000-0000-7000-8000-000000000044', 'declined', now());

insert into mail (id, key, kind, customer, account, currency, language, time_zone, recipients, subject, body_text,
    body_html, state, accepted, tries, message_id, made_at, sent_at)
select id::uuid, key, kind, 'acme', account, 'CREDIT', 'fr', 'Europe/Paris', '{owner@example.com}', 's', 't', 'h', state,
    '{}', 1, '<' || id || '@recredit.example>', now(), now()
from (values
    ('01900000-0000-7000-8000-000000000071', 'alert:sms-ab12345-2:CREDIT:' || (now() at time zone 'Europe/Paris')::date,
        'alert', 'sms-ab12345-2', 'sent'),
    ('01900000-0000-7000-8000-000000000072', 'alert:sms-ab12345-1:CREDIT:' || (now() at time zone 'Europe/Paris')::date,
        'alert', 'sms-ab12345-1', 'cancelled'),
    ('01900000-0000-7000-8000-000000000073', 'topup:01900000-0000-7000-8000-000000000044:declined',
        'failure', 'sms-ab12345-2', 'sent')
) as m (id, key, kind, account, state);

insert into ref_account (account, customer, state, charging_currency, home_country, language, time_zone,
    refund_on_failed_delivery, revision) values
('sms-ab12345-1', 'acme', 'active', 'CREDIT', 'FR', 'fr', 'Europe/Paris', true, 1),
('sms-ab12345-2', 'acme', 'active', 'CREDIT', 'FR', 'fr', 'Europe/Paris', false, 2),
('sms-cd00001-1', 'globex', 'active', 'CREDIT', 'IT', 'it', 'Europe/Rome', false, 1);
