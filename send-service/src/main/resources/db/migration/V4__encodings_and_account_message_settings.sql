-- Dispatch writes a text as it was billed, whatever the account opts into later: the shift tables of 3GPP TS 23.038 annex A
-- (tr, es, pt) are kept with the message. No table is the default alphabet with its extension table, or UCS-2.
alter table message
    add column single_shift text collate "C" check (single_shift in ('tr', 'es', 'pt')),
    add column locking_shift text collate "C" check (locking_shift in ('tr', 'pt')),
    -- characters that smart substitution replaced, and whether the text is written in another way for that; absent unless asked for
    add column substituted integer check (substituted >= 0),
    add column encoding_changed boolean;

-- Segments of one message at most, the languages whose shift tables messages may use (tr,es,pt), and the currencies that
-- replace the charging currency by country (CH=EUR,US=USD). What no event has told has the defaults.
alter table ref_account
    add column max_segments integer not null default 10,
    add column national_languages text collate "C" not null default '',
    add column destination_currencies text collate "C" not null default '';
