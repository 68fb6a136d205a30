package io.recredit.billing.tariff;

/** Examples for the API's document. */
final class TariffExamples {

    static final String ONE = """
            {"id": "credit-2026", "currency": "CREDIT", "validFrom": "2026-01-01T00:00:00Z", "prices": 341}""";

    static final String PAGE = "{\"items\": [" + ONE + "]}";

    static final String PRICES = """
            {"items": [{"prefix": "39", "country": "IT", "price": "0.7"}, {"prefix": "393", "country": "IT", "price": "0.65"}],
             "nextCursor": "Mzkz"}""";

    private TariffExamples() {}
}
