package io.recredit.billing.tariff;

/** Examples for the API's document. */
final class TariffExamples {

    /** RFC 7111. */
    static final String CSV_TYPE = "text/csv";

    static final String CSV = "prefix,country,price\n33,FR,1\n39,IT,0.7\n91,IN,0.1\n";

    static final String ONE = """
            {"id": "credit-2026", "currency": "CREDIT", "validFrom": "2026-01-01T00:00:00Z", "prices": 341}""";

    static final String DRY_RUN = """
            {"id": "credit-2027", "currency": "CREDIT", "validFrom": "2027-01-01T00:00:00Z", "prices": 341,
             "replaces": "credit-2026", "imported": false, "added": 1, "removed": 0, "changed": 1, "unchanged": 339,
             "changes": [
               {"prefix": "3906698", "change": "added", "country": "VA", "newPrice": "0.9"},
               {"prefix": "91", "change": "changed", "country": "IN", "oldPrice": "0.1", "newPrice": "0.11",
                "percent": "10"}],
             "unlisted": 0}""";

    static final String PAGE = "{\"items\": [" + ONE + "]}";

    static final String PRICES = """
            {"items": [{"prefix": "39", "country": "IT", "price": "0.7"}, {"prefix": "393", "country": "IT", "price": "0.65"}],
             "nextCursor": "Mzkz"}""";

    private TariffExamples() {}
}
