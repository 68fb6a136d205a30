package io.recredit.account.smsaccount;

/** Examples for the API's document. */
final class AccountExamples {

    static final String NEW = """
            {"description": "Shop France", "chargingCurrency": "CREDIT", "homeCountry": "FR", "language": "fr",
             "timeZone": "Europe/Paris", "refundOnFailedDelivery": true, "maxSegments": 6, "nationalLanguages": ["es"],
             "destinationCurrencies": {"US": "USD"}}""";

    static final String ONE = """
            {"name": "sms-ab12345-1", "customer": "acme", "description": "Shop France", "state": "active",
             "chargingCurrency": "CREDIT", "homeCountry": "FR", "language": "fr", "timeZone": "Europe/Paris",
             "refundOnFailedDelivery": true, "maxSegments": 6, "nationalLanguages": ["es"],
             "destinationCurrencies": {"US": "USD"}, "revision": 1, "createdAt": "2026-01-05T08:00:00Z",
             "updatedAt": "2026-01-05T08:00:00Z"}""";

    static final String PAGE = "{\"items\": [" + ONE + "], \"nextCursor\": \"c21zLWFiMTIzNDUtMQ\"}";

    static final String PATCH = """
            {"language": "it", "timeZone": "Europe/Rome"}""";

    private AccountExamples() {}
}
