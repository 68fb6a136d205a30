-- Segments of one message at most, the languages whose shift tables messages may use (tr,es,pt), and the currencies that
-- replace the charging currency by country (CH=EUR,US=USD). What no event has told has the defaults.
alter table ref_account
    add column max_segments integer not null default 10,
    add column national_languages text collate "C" not null default '',
    add column destination_currencies text collate "C" not null default '';
