package io.recredit.billing.topup;

/** Examples for the API's document. */
final class TopupExamples {

    static final String NEW = """
            {"pack": "credit-100"}""";

    static final String NEW_AMOUNT = """
            {"currency": "EUR", "amount": "50", "emails": ["billing@example.com"]}""";

    static final String SUCCEEDED = """
            {"id": "019b8d58-1a20-7c4e-9d3b-6f0a2e8c5b71", "kind": "one-time", "state": "succeeded",
             "currency": "CREDIT", "amount": "100", "price": {"amount": "6", "currency": "EUR"},
             "vat": {"treatment": "domestic", "rate": "20", "amount": "1.2", "total": "7.2"},
             "card": {"id": "019b8d3c-7a10-7c55-9e21-4b7d0c9f5a31", "brand": "visa", "last4": "4242"},
             "requestedAt": "2026-01-05T09:38:30Z", "endedAt": "2026-01-05T09:38:31Z", "balanceAfter": "175",
             "receipt": "RFR-2026-000007"}""";

    static final String UNKNOWN = """
            {"id": "019b8d58-1a20-7c4e-9d3b-6f0a2e8c5b71", "kind": "one-time", "state": "unknown",
             "currency": "CREDIT", "amount": "100", "price": {"amount": "6", "currency": "EUR"},
             "vat": {"treatment": "domestic", "rate": "20", "amount": "1.2", "total": "7.2"},
             "card": {"id": "019b8d3c-7a10-7c55-9e21-4b7d0c9f5a31", "brand": "visa", "last4": "4242"},
             "dueAt": "2026-01-05T09:38:41Z", "requestedAt": "2026-01-05T09:38:30Z"}""";

    static final String PAGE = """
            {"items": [{"id": "019b8d59-2b31-7d5f-8e4c-7a1b3f9d6c82", "kind": "automatic", "state": "declined",
             "currency": "CREDIT", "amount": "500", "price": {"amount": "28", "currency": "EUR"},
             "vat": {"treatment": "domestic", "rate": "20", "amount": "5.6", "total": "33.6"},
             "card": {"id": "019b8d3c-7a10-7c55-9e21-4b7d0c9f5a31", "brand": "visa", "last4": "4242"},
             "reason": "insufficient_funds", "requestedAt": "2026-01-05T09:40:00Z",
             "endedAt": "2026-01-05T09:40:01Z"}]}""";

    static final String DECLINED = """
            {"type": "https://recredit.io/problems/card-declined", "title": "Card declined", "status": 402,
             "detail": "The card was not charged: insufficient_funds.", "reason": "insufficient_funds",
             "topup": "019b8d58-1a20-7c4e-9d3b-6f0a2e8c5b71"}""";

    private TopupExamples() {}
}
