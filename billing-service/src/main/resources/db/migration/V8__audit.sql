-- Who changed what of the rules, cards and prices that money follows, from what to what. A row is written in the
-- transaction of the change, so it is there exactly if the change is. Amounts are decimal strings, as in the API.
-- Null customer: it concerns the whole platform. `item` says which one of that kind: a currency, a card, a tariff.
create table audit (
    id         uuid primary key,
    at         timestamptz not null,
    customer   text collate "C",
    account    text collate "C",
    "user"     uuid,
    kind       text collate "C" not null,
    item       text collate "C" not null,
    action     text collate "C" not null check (action in ('created', 'changed', 'removed')),
    was        jsonb,
    becomes    jsonb,
    actor      text collate "C" not null,
    actor_role text collate "C" not null check (actor_role in ('operator', 'owner', 'sender', 'system')),
    request_id text,
    check (account is null or customer is not null),
    check ("user" is null or account is not null),
    check ((action = 'created') = (was is null)),
    check ((action = 'removed') = (becomes is null))
);

create index audit_of_customer on audit (customer, id);
create index audit_of_account on audit (customer, account, id);
create index audit_of_actor on audit (actor, id);
create index audit_of_kind on audit (kind, id);

-- The audit only grows. What has to go by law is removed by the table's owner, who disables the trigger for it.
create function refuse_change_of_audit() returns trigger language plpgsql as
$$
begin
    raise exception 'the audit only grows: % refused', lower(tg_op) using errcode = 'object_not_in_prerequisite_state';
end
$$;

create trigger audit_only_grows before update or delete or truncate on audit
    for each statement execute function refuse_change_of_audit();

-- A card is stored after its page was opened, by who opened it. A page lives for a day at most; those that are open when
-- this runs count as the owners' own, and so do those that the version before still opens meanwhile.
alter table card_setup add opened_by_role text collate "C" not null default 'owner';
