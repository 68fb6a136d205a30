-- A tariff of a currency is valid until the next one of that currency begins, so no two may begin at the same moment.
-- This fails where two already do; send-service priced by the one whose id comes last, so remove the other here (and its
-- prices) before the update.
create unique index tariff_currency_valid_from on tariff (currency, valid_from);

-- The prices of a country, and the highest of them, without reading the whole tariff.
create index tariff_price_country on tariff_price (tariff, country, prefix) include (price_micros);
