package io.recredit.billing.balance;

/** Examples for the API's document. */
final class BalanceExamples {

    static final String PAGE = """
            {"items": [{"currency": "CREDIT", "balance": "99.3", "entryNo": 42, "updatedAt": "2026-01-05T08:10:00Z"}]}""";

    static final String CREDIT_OF_OWNER = """
            {"homeCountry": "IT", "items": [
              {"currency": "CREDIT", "balance": "100", "localPrice": "0.7", "localMessagesLeft": 142}]}""";

    static final String CREDIT_OF_SENDER = """
            {"homeCountry": "IT", "items": [{"currency": "CREDIT", "localPrice": "0.7", "localMessagesLeft": 142}]}""";

    private BalanceExamples() {}
}
