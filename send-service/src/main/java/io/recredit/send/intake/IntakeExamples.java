package io.recredit.send.intake;

/** Examples for the API's document. */
final class IntakeExamples {

    static final String NEW = """
            {"messages": [{"to": "+33612345678", "from": "Recredit", "text": "Your code is 4711", "purpose": "otp"}]}""";

    static final String ACCEPTED = """
            {"messages": [{"id": "019b8d44-1f70-7b39-9c06-6e8d3b5a2f17", "account": "sms-ab12345-1",
             "to": "+33612345678", "from": "Recredit", "text": "Your code is 4711", "purpose": "otp", "encoding": "GSM-7",
             "characters": 17, "segments": 1, "price": "1", "currency": "CREDIT", "state": "accepted", "refunded": false,
             "createdAt": "2026-01-05T08:10:00Z"}]}""";

    static final String DECIDED = """
            {"messages": [{"id": "019b8d44-1f70-7b39-9c06-6e8d3b5a2f17", "account": "sms-ab12345-1",
             "to": "+33612345678", "from": "Recredit", "text": "Your code is 4711", "purpose": "otp", "encoding": "GSM-7",
             "characters": 17, "segments": 1, "price": "1", "currency": "CREDIT", "state": "charged", "balanceLeft": "99",
             "refunded": false, "createdAt": "2026-01-05T08:10:00Z", "decidedAt": "2026-01-05T08:10:00.040Z"}]}""";

    private IntakeExamples() {}
}
