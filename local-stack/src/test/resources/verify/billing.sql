-- A small consistent world, billing-service's side. Its ids are from 2024, so that they are in the default partition.
create table if not exists entry_default partition of entry default;
alter table balance drop constraint if exists balance_balance_micros_check;
alter table entry drop constraint if exists entry_balance_after_micros_check;
-- Here entries are to be damaged.
alter table entry disable trigger entry_never_changes;
alter table entry disable trigger entry_never_emptied;
alter table receipt disable trigger receipt_is_never_emptied;
alter table allowance_change drop constraint if exists allowance_change_below_zero;
truncate balance, entry, refusal, user_credit, past_spending, allowance_change, allowance_plan, balance_rule, low_episode, idempotency, tariff, tariff_price, outbox, topup_attempt,
    ref_account, ref_user, archived_week, closing_balance, closing_sum, card, card_setup, receipt, receipt_counter;
drop trigger if exists receipt_is_immutable on receipt;
alter table audit disable trigger audit_only_grows;
truncate audit;
alter table audit enable trigger audit_only_grows;

insert into entry (customer, id, kind, account, currency, entry_no, amount_micros, balance_after_micros, contra,
    counterparty, "user", segments, day_start, week_start, month_start, decided_at) values
('acme', '01900000-0000-7000-8000-000000000001', 'adjustment', 'sms-ab12345-1', 'CREDIT', 1, 100000000, 100000000,
    'adjustments', null, null, null, null, null, null, now()),
('acme', '01900000-0000-7000-8000-000000000011', 'charge', 'sms-ab12345-1', 'CREDIT', 2, -1000000, 99000000,
    'revenue', null, '01900000-0000-7000-8000-0000000000aa', 1, '2024-06-12', '2024-06-10', '2024-06-01', now()),
('acme', '01900000-0000-7000-8000-000000000012', 'charge', 'sms-ab12345-1', 'CREDIT', 3, -700000, 98300000,
    'revenue', null, '01900000-0000-7000-8000-0000000000aa', 1, '2024-06-12', '2024-06-10', '2024-06-01', now()),
('acme', '01900000-0000-7000-8000-000000000012', 'refund', 'sms-ab12345-1', 'CREDIT', 4, 700000, 99000000,
    'revenue', null, '01900000-0000-7000-8000-0000000000aa', 1, '2024-06-12', '2024-06-10', '2024-06-01', now()),
('acme', '01900000-0000-7000-8000-000000000021', 'transfer-out', 'sms-ab12345-1', 'CREDIT', 5, -10000000, 89000000,
    'transfer', 'sms-ab12345-2', null, null, null, null, null, now()),
('acme', '01900000-0000-7000-8000-000000000021', 'transfer-in', 'sms-ab12345-2', 'CREDIT', 1, 10000000, 10000000,
    'transfer', 'sms-ab12345-1', null, null, null, null, null, now()),
('acme', '01900000-0000-7000-8000-000000000013', 'charge', 'sms-ab12345-2', 'CREDIT', 2, -1000000, 9000000,
    'revenue', null, null, 1, '2024-06-12', '2024-06-10', '2024-06-01', now()),
('globex', '01900000-0000-7000-8000-000000000002', 'adjustment', 'sms-cd00001-1', 'CREDIT', 1, 500000, 500000,
    'adjustments', null, null, null, null, null, null, now());

insert into entry (customer, id, kind, account, currency, entry_no, amount_micros, balance_after_micros, contra, actor,
    decided_at) values
('acme', '01900000-0000-7000-8000-000000000041', 'topup', 'sms-ab12345-3', 'EUR', 1, 5000000, 5000000,
    'card-clearing', 'oscar', now());

-- An account with an archived week: of its numbers 1 to 5 the third and the fifth are left.
insert into entry (customer, id, kind, account, currency, entry_no, amount_micros, balance_after_micros, contra,
    decided_at) values
('acme', '01900000-0000-7000-8000-000000000003', 'adjustment', 'sms-ab12345-4', 'CREDIT', 3, 1000000, 100000000,
    'adjustments', now()),
('acme', '01900000-0000-7000-8000-000000000004', 'adjustment', 'sms-ab12345-4', 'CREDIT', 5, -1000000, 100000000,
    'adjustments', now());
insert into archived_week values ('2024-05-20', 'archived', 3, 1, 65536, now(), 'olivia', now());
insert into closing_balance values
('acme', 'sms-ab12345-4', 'CREDIT', '2024-05-20', 1, 2, 2, 0, 99000000, 99000000),
('acme', 'sms-ab12345-4', 'CREDIT', '2024-05-20', 4, 4, 1, 100000000, 1000000, 101000000);
insert into closing_sum values
('acme', 'sms-ab12345-4', 'CREDIT', '2024-05-20', 'adjustment', 'adjustments', 1, 100000000),
('acme', 'sms-ab12345-4', 'CREDIT', '2024-05-20', 'charge', 'revenue', 1, -1000000),
('acme', 'sms-ab12345-4', 'CREDIT', '2024-05-20', 'refund', 'revenue', 1, 1000000);

insert into topup_attempt (id, customer, account, currency, kind, state, amount_micros, price_minor, price_currency,
    payment, reason, emails, actor, due_at, requested_at, begun_at, ended_at, balance_after_micros) values
('01900000-0000-7000-8000-000000000041', 'acme', 'sms-ab12345-3', 'EUR', 'one-time', 'succeeded', 5000000, 500, 'EUR',
    'pi_1', null, '{}', 'oscar', null, now(), now(), now(), 5000000),
('01900000-0000-7000-8000-000000000042', 'acme', 'sms-ab12345-3', 'EUR', 'one-time', 'declined', 5000000, 500, 'EUR',
    null, 'insufficient_funds', '{}', 'oscar', null, now(), now(), now(), null),
('01900000-0000-7000-8000-000000000043', 'acme', 'sms-ab12345-2', 'CREDIT', 'automatic', 'requested', null, null, null,
    null, null, '{}', 'auto-topup', now() + interval '1 hour', now(), null, null, null);

update topup_attempt set vat_minor = 100, total_minor = 600, vat_terms = '{"treatment": "domestic", "percent": "20",
    "seller": {"id": "recredit-fr"}}'
where id in ('01900000-0000-7000-8000-000000000041', '01900000-0000-7000-8000-000000000042');
insert into receipt_counter values ('recredit-fr', 2024, 1);
insert into receipt (seller, year, no, number, topup, customer, account, issued_at, currency, net_minor, vat_minor,
    total_minor, content) values
('recredit-fr', 2024, 1, 'RFR-2024-000001', '01900000-0000-7000-8000-000000000041', 'acme', 'sms-ab12345-3',
    '2024-06-12T00:00:00Z', 'EUR', 500, 100, 600, '{}');

insert into balance values
('acme', 'sms-ab12345-4', 'CREDIT', 100000000, 5, now()),
('acme', 'sms-ab12345-3', 'EUR', 5000000, 1, now()),
('acme', 'sms-ab12345-1', 'CREDIT', 89000000, 5, now()),
('acme', 'sms-ab12345-2', 'CREDIT', 9000000, 2, now()),
('globex', 'sms-cd00001-1', 'CREDIT', 500000, 1, now());

insert into refusal values ('globex', '01900000-0000-7000-8000-000000000014', 'charge', 'insufficient-balance', '\x00',
    'sms-cd00001-1', 'CREDIT', 500000, now());

-- A user who was granted 50 before the first charge and had 9 taken away after the refund.
update entry set allowance_after_micros = 49000000 where id = '01900000-0000-7000-8000-000000000011';
update entry set allowance_after_micros = 48300000
where id = '01900000-0000-7000-8000-000000000012' and kind = 'charge';
update entry set allowance_after_micros = 49000000
where id = '01900000-0000-7000-8000-000000000012' and kind = 'refund';
insert into allowance_change (customer, account, currency, "user", change_no, id, kind, entry_no, balance_micros,
    amount_micros, allowance_after_micros, below_zero_allowed, actor, changed_at) values
('acme', 'sms-ab12345-1', 'CREDIT', '01900000-0000-7000-8000-0000000000aa', 1,
    '01900000-0000-7000-8000-000000000061', 'change', 1, 100000000, 50000000, 50000000, false, 'oscar', now()),
('acme', 'sms-ab12345-1', 'CREDIT', '01900000-0000-7000-8000-0000000000aa', 2,
    '01900000-0000-7000-8000-000000000062', 'change', 4, 99000000, -9000000, 40000000, false, 'oscar', now());
insert into user_credit (customer, account, currency, "user", allowance_micros, last_change_no, spent_day, day_micros,
    week_micros, month_micros) values
('acme', 'sms-ab12345-1', 'CREDIT', '01900000-0000-7000-8000-0000000000aa', 40000000, 2, '2024-06-12', 1000000,
    1000000, 1000000);
insert into past_spending (customer, account, currency, "user", period, period_start, spent_micros) values
('acme', 'sms-ab12345-1', 'CREDIT', '01900000-0000-7000-8000-0000000000aa', 'day', '2024-06-11', 0);

insert into balance_rule values
('acme', 'sms-ab12345-1', 'CREDIT', 'alert', true, 50000000, null, '{oscar@acme.example}', 9, 1, now(), 'oscar'),
('acme', 'sms-ab12345-2', 'CREDIT', 'alert', true, 20000000, null, '{oscar@acme.example}', 9, 1, now(), 'oscar'),
('acme', 'sms-ab12345-2', 'CREDIT', 'auto-topup', false, 30000000, 100000000, null, null, 1, now(), 'oscar');

insert into card (id, customer, gateway_card, brand, last4, expiry_month, expiry_year, is_default, added_at, added_by,
    removed_at, removed_by) values
('01900000-0000-7000-8000-0000000000c1', 'acme', 'pm_1', 'visa', '4242', 12, 2030, true, now(), 'oscar', null, null),
('01900000-0000-7000-8000-0000000000c2', 'acme', 'pm_2', 'visa', '1111', 12, 2030, false, now(), 'oscar', now() + interval '1 s', 'oscar'),
('01900000-0000-7000-8000-0000000000c3', 'acme', 'pm_3', 'visa', '0000', 12, 2030, false, now(), 'oscar', now(), 'oscar');

-- Of the third card, one too many, nothing is told.
insert into audit (id, at, customer, account, kind, item, action, was, becomes, actor, actor_role) values
('01900000-0000-7000-8000-000000000000', '2024-06-09T00:00:00Z', 'acme', 'sms-ab12345-9', 'alert-rule', 'CREDIT', 'removed',
    '{}', null, 'oscar', 'owner'),
('01900000-0000-7000-8000-0000000000e1', now(), 'acme', 'sms-ab12345-1', 'alert-rule', 'CREDIT', 'created', null,
    '{"enabled": true, "threshold": "50", "emails": ["oscar@acme.example"], "hour": 9}', 'oscar', 'owner'),
('01900000-0000-7000-8000-0000000000e2', now(), 'acme', 'sms-ab12345-2', 'alert-rule', 'CREDIT', 'created', null,
    '{"enabled": true, "threshold": "20", "emails": ["oscar@acme.example"], "hour": 9}', 'oscar', 'owner'),
('01900000-0000-7000-8000-0000000000e3', now(), 'acme', 'sms-ab12345-2', 'auto-topup-rule', 'CREDIT', 'changed',
    '{"enabled": true, "threshold": "30", "amount": "100", "emails": [], "paused": false}',
    '{"enabled": false, "threshold": "30", "amount": "100", "emails": [], "paused": false}', 'oscar', 'owner'),
('01900000-0000-7000-8000-0000000000e4', now(), 'acme', 'sms-ab12345-2', 'auto-topup-rule', 'CREDIT', 'changed',
    '{"paused": true, "consecutiveDeclines": 3}', '{"paused": false, "consecutiveDeclines": 0}', 'system', 'system'),
('01900000-0000-7000-8000-0000000000e5', now(), 'acme', null, 'card', '01900000-0000-7000-8000-0000000000c1', 'created', null,
    '{"last4": "4242"}', 'oscar', 'owner'),
('01900000-0000-7000-8000-0000000000e6', now(), 'acme', null, 'card', '01900000-0000-7000-8000-0000000000c2', 'created', null,
    '{"last4": "1111"}', 'oscar', 'owner'),
('01900000-0000-7000-8000-0000000000e7', now(), 'acme', null, 'card', '01900000-0000-7000-8000-0000000000c2', 'removed',
    '{"last4": "1111"}', null, 'oscar', 'owner');
insert into audit (id, at, customer, account, kind, item, action, becomes, actor, actor_role)
select ('01900000-0000-7000-8000-0000000001' || lpad(row_number() over (order by id)::text, 2, '0'))::uuid, now(), customer,
    account, 'adjustment', id, 'created', '{}', 'olivia', 'operator'
from entry where kind = 'adjustment';

insert into low_episode values
('01900000-0000-7000-8000-000000000031', 'acme', 'sms-ab12345-2', 'CREDIT', 'alert', 'open', 20000000, 20000000, 1,
    now(), 10000000, 'entry', '01900000-0000-7000-8000-000000000021', now(), null, null),
('01900000-0000-7000-8000-000000000032', 'acme', 'sms-ab12345-1', 'CREDIT', 'alert', 'ended', 50000000, 50000000, 2,
    now(), 0, 'rule', '1', now(), now(), 100000000);

insert into idempotency values
('acme', 'allowance-change', 'k1', '\x00', '{"id": "01900000-0000-7000-8000-000000000061"}', now()),
('acme', 'adjustment', 'k1', '\x00', '{"id": "01900000-0000-7000-8000-000000000001"}', now()),
('acme', 'topup', 'k1', '\x00', '{"id": "01900000-0000-7000-8000-000000000041"}', now()),
('acme', 'topup', 'k2', '\x00', '{"id": "01900000-0000-7000-8000-000000000042"}', now());

insert into tariff values ('credit', 'CREDIT', '2024-01-01T00:00:00Z', '\x00', 2, now(), 'olivia');
insert into tariff_price values ('credit', '33', 'FR', 1000000), ('credit', '39', 'IT', 700000);

insert into ref_account (account, customer, state, charging_currency, home_country, language, time_zone,
    refund_on_failed_delivery, revision) values
('sms-ab12345-1', 'acme', 'active', 'CREDIT', 'FR', 'fr', 'Europe/Paris', true, 1),
('sms-ab12345-2', 'acme', 'active', 'CREDIT', 'FR', 'fr', 'Europe/Paris', false, 2),
('sms-cd00001-1', 'globex', 'active', 'CREDIT', 'IT', 'it', 'Europe/Rome', false, 1);
insert into ref_user ("user", name, account, customer, state, revision) values
('01900000-0000-7000-8000-0000000000aa', 'web shop', 'sms-ab12345-1', 'acme', 'active', 1);

-- What somebody was told of by mail.
delete from topup_attempt where id = '01900000-0000-7000-8000-000000000044';
insert into topup_attempt (id, customer, account, currency, kind, state, amount_micros, price_minor, price_currency,
    reason, emails, actor, requested_at, begun_at, ended_at) values
('01900000-0000-7000-8000-000000000044', 'acme', 'sms-ab12345-2', 'CREDIT', 'one-time', 'declined', 100000000, 600, 'EUR',
    'insufficient_funds', '{owner@example.com}', 'oscar', now(), now(), now());
