package io.recredit.send.message;

/** Examples for the API's document. */
final class MessageExamples {

    static final String ONE = """
            {"id": "019b8d44-1f70-7b39-9c06-6e8d3b5a2f17", "account": "sms-ab12345-1", "to": "+33612345678",
             "from": "Recredit", "text": "Your code is 4711", "purpose": "otp",
             "user": "019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49", "encoding": "GSM-7", "characters": 17, "segments": 1,
             "price": "1", "currency": "CREDIT", "state": "delivered", "balanceLeft": "99", "refunded": false,
             "createdAt": "2026-01-05T08:10:00Z", "decidedAt": "2026-01-05T08:10:00.040Z",
             "sentAt": "2026-01-05T08:10:00.120Z", "finalAt": "2026-01-05T08:10:03Z"}""";

    static final String PAGE = "{\"items\": [" + ONE + "]}";

    private MessageExamples() {}
}
