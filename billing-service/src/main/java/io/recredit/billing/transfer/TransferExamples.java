package io.recredit.billing.transfer;

/** Examples for the API's document. */
final class TransferExamples {

    static final String NEW = """
            {"currency": "CREDIT", "amount": "25", "target": "sms-ab12345-2"}""";

    static final String NEW_CREDITS = """
            {"credits": 25, "smsAccountTarget": "sms-ab12345-2"}""";

    static final String DONE = """
            {"id": "019b8d42-6b30-7f05-b1c8-5d2e4a7f9031", "amount": "25", "currency": "CREDIT", "balanceAfter": "75",
             "target": "sms-ab12345-2"}""";

    private TransferExamples() {}
}
