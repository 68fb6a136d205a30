package io.recredit.billing.card;

/** Examples for the API's document. */
final class CardExamples {

    static final String NEW_SETUP = """
            {"returnUrl": "https://app.example.com/billing"}""";

    static final String OPEN_SETUP = """
            {"id": "019b8d51-7a20-7c31-8e4f-6b1d2c9a0f55", "state": "open",
             "url": "https://checkout.stripe.com/c/pay/cs_live_a1b2c3", "expiresAt": "2026-01-06T08:00:00Z"}""";

    static final String COMPLETED_SETUP = """
            {"id": "019b8d51-7a20-7c31-8e4f-6b1d2c9a0f55", "state": "completed",
             "card": "019b8d52-1c40-7b12-9d0a-2f6a5c3e9b41", "expiresAt": "2026-01-06T08:00:00Z"}""";

    static final String CARD = """
            {"id": "019b8d52-1c40-7b12-9d0a-2f6a5c3e9b41", "brand": "visa", "last4": "4242", "expiry": "2030-12",
             "default": true, "addedAt": "2026-01-05T08:01:00Z"}""";

    static final String PAGE = "{\"items\": [" + CARD + "]}";

    static final String NEW_DEFAULT = """
            {"card": "019b8d52-1c40-7b12-9d0a-2f6a5c3e9b41"}""";

    private CardExamples() {}
}
