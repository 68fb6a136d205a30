package io.recredit.billing.balance;

/** Examples for the API's document. */
final class BalanceExamples {

    static final String PAGE = """
            {"items": [{"currency": "CREDIT", "balance": "99.3", "entryNo": 42, "updatedAt": "2026-01-05T08:10:00Z"}]}""";

    private BalanceExamples() {}
}
