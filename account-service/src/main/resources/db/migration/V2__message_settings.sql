-- How an account's messages are cut, and which balances they are taken from where it is not the charging currency.
alter table account
    add column max_segments integer not null default 10 check (max_segments between 1 and 20),
    -- languages of annex A of 3GPP TS 23.038: tr,es,pt or some of them, in this order
    add column national_languages text collate "C" not null default ''
        check (national_languages in ('', 'tr', 'es', 'pt', 'tr,es', 'tr,pt', 'es,pt', 'tr,es,pt')),
    -- by country, such as CH=EUR,US=USD
    add column destination_currencies text collate "C" not null default ''
        check (destination_currencies ~ '^([A-Z]{2}=[A-Z]{3,6}(,[A-Z]{2}=[A-Z]{3,6})*)?$');
