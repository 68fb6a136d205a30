package io.recredit.account.user;

/** Examples for the API's document. */
final class UserExamples {

    static final String NEW = """
            {"name": "webshop-api"}""";

    static final String ONE = """
            {"id": "019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49", "name": "webshop-api", "account": "sms-ab12345-1",
             "customer": "acme", "state": "active", "revision": 1, "createdAt": "2026-01-05T08:00:00Z",
             "updatedAt": "2026-01-05T08:00:00Z"}""";

    static final String PAGE = "{\"items\": [" + ONE + "]}";

    static final String PATCH = """
            {"state": "suspended"}""";

    private UserExamples() {}
}
