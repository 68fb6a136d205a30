package io.recredit.billing.pricelist;

/** Examples for the API's document. */
final class PriceListExamples {

    static final String LIST = """
            {"tariff": "credit-2026", "currency": "CREDIT", "validFrom": "2026-01-01T00:00:00Z",
             "items": [{"prefix": "39", "country": "IT", "countryName": "Italy", "price": "0.7"}]}""";

    static final String NUMBER = """
            {"tariff": "credit-2026", "currency": "CREDIT", "validFrom": "2026-01-01T00:00:00Z",
             "prefix": "39", "country": "IT", "countryName": "Italy", "price": "0.7"}""";

    private PriceListExamples() {}
}
