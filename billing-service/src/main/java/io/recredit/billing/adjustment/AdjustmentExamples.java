package io.recredit.billing.adjustment;

/** Examples for the API's document. */
final class AdjustmentExamples {

    static final String NEW = """
            {"currency": "CREDIT", "amount": "100", "reason": "Welcome credits"}""";

    static final String POSTED = """
            {"entryNo": 1, "id": "019b8d3f-2a10-7c41-8e53-0f6b7a9d1c22", "kind": "adjustment", "amount": "100",
             "balanceAfter": "100", "currency": "CREDIT", "createdAt": "2026-01-05T08:05:00Z",
             "reason": "Welcome credits", "actor": "7d0f2c1e-5b7a-4c52-9a65-3f1f0a6d9e10"}""";

    private AdjustmentExamples() {}
}
