-- A log has many charges, some refunds, and little else: who looks for top-ups, transfers or adjustments finds them here
-- without walking through the messages between them. What is there for messages is not in it, and costs nothing.
create index entry_beside_messages on entry (customer, account, currency, entry_no)
    where kind not in ('charge', 'refund');

-- Entries never change; not by mistake either. Triggers for each row are copied to every partition when it is attached, and
-- leave it when it is detached. They cost an insert nothing: no trigger of theirs is for inserts.
create function refuse_change_of_entry() returns trigger language plpgsql as
$$
begin
    raise exception 'entries of the ledger never change: a wrong one is corrected by a new one'
        using errcode = 'object_not_in_prerequisite_state';
end
$$;

create trigger entry_never_changes before update or delete on entry
    for each row execute function refuse_change_of_entry();
create trigger entry_never_emptied before truncate on entry
    for each statement execute function refuse_change_of_entry();
