-- What would stop every sale is refused where it is entered: VAT of the seller's own country is charged to buyers there, and
-- without a rate no attempt of theirs could be priced. Monaco and the Isle of Man charge the rate of France and Great
-- Britain. The rate may be saved in the same transaction.
create function refuse_seller_without_rate() returns trigger language plpgsql as
$$
declare
    area text := case new.country when 'MC' then 'FR' when 'IM' then 'GB' else new.country end;
begin
    if new.selling and not exists (
            select from vat_rate r where r.country = area and r.valid_from <= (now() at time zone new.time_zone)::date) then
        raise exception 'legal entity % cannot sell: no VAT rate of % is valid today', new.id, area
            using errcode = 'check_violation', constraint = 'legal_entity_has_a_rate',
                hint = 'save it first: PUT /v1/vat-rates/' || area || '/{validFrom}, with 0 percent if no VAT is charged there';
    end if;
    return null;
end
$$;

create constraint trigger legal_entity_has_a_rate after insert or update on legal_entity
    deferrable initially deferred for each row execute function refuse_seller_without_rate();

-- Receipts are not emptied either.
create function refuse_emptying_of_receipts() returns trigger language plpgsql as
$$
begin
    raise exception 'receipts cannot be removed' using errcode = 'object_not_in_prerequisite_state';
end
$$;

create trigger receipt_is_never_emptied before truncate on receipt
    for each statement execute function refuse_emptying_of_receipts();

-- Two who change packs at once would not see each other's: the second waits for the first here and then looks.
create or replace function refuse_dearer_pack() returns trigger language plpgsql as
$$
declare
    dearer record;
begin
    perform pg_advisory_xact_lock(hashtextextended('recredit.pack', 0));
    select larger.id as larger, smaller.id as smaller into dearer
    from pack smaller join pack larger on larger.currency = smaller.currency
        and larger.price_currency = smaller.price_currency and larger.amount_micros > smaller.amount_micros
        and larger.price_micros::numeric * smaller.amount_micros >= smaller.price_micros::numeric * larger.amount_micros
    where larger.active and smaller.active
    limit 1;
    if found then
        raise exception 'pack % costs no less per unit than the smaller pack %', dearer.larger, dearer.smaller
            using errcode = 'check_violation', constraint = 'pack_price_falls_with_size';
    end if;
    return null;
end
$$;
