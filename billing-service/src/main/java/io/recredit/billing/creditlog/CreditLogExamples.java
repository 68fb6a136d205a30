package io.recredit.billing.creditlog;

/** Examples for the API's document. */
final class CreditLogExamples {

    static final String PAGE = """
            {"items": [
             {"entryNo": 42, "id": "019b8d44-1f70-7b39-9c06-6e8d3b5a2f17", "kind": "charge", "amount": "-0.7",
              "balanceAfter": "99.3", "currency": "CREDIT", "createdAt": "2026-01-05T08:10:00Z",
              "user": "019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49", "messageId": "019b8d44-1f70-7b39-9c06-6e8d3b5a2f17",
              "country": "IT", "prefix": "39", "purpose": "otp", "segments": 1},
             {"entryNo": 41, "id": "019b8d42-6b30-7f05-b1c8-5d2e4a7f9031", "kind": "transfer-out", "amount": "-25",
              "balanceAfter": "100", "currency": "CREDIT", "createdAt": "2026-01-05T08:08:00Z",
              "counterparty": "sms-ab12345-2", "actor": "7d0f2c1e-5b7a-4c52-9a65-3f1f0a6d9e10"}],
             "nextCursor": "Q1JFRElUHzQx"}""";

    static final String CSV =
            "entryNo,createdAt,kind,amount,balanceAfter,currency,messageId,user,country,prefix,purpose,segments,"
                    + "counterparty,reason,actor,id\r\n"
                    + "42,2026-01-05T08:10:00Z,charge,-0.7,99.3,CREDIT,019b8d44-1f70-7b39-9c06-6e8d3b5a2f17,"
                    + "019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49,IT,39,otp,1,,,,019b8d44-1f70-7b39-9c06-6e8d3b5a2f17\r\n";

    static final String USER_PAGE = """
            {"items": [
             {"entryNo": 42, "id": "019b8d44-1f70-7b39-9c06-6e8d3b5a2f17", "kind": "charge", "amount": "-0.7",
              "currency": "CREDIT", "balanceAfter": "99.3", "allowanceAfter": "49.3",
              "createdAt": "2026-01-05T08:10:00Z", "messageId": "019b8d44-1f70-7b39-9c06-6e8d3b5a2f17",
              "country": "IT", "prefix": "39", "purpose": "otp", "segments": 1},
             {"entryNo": 41, "changeNo": 1, "id": "019b8d3f-2a10-7c41-8e53-0f6b7a9d1c22",
              "kind": "allowance-change", "amount": "50", "currency": "CREDIT", "balanceAfter": "100",
              "allowanceAfter": "50", "createdAt": "2026-01-05T08:05:00Z", "reason": "Spring campaign",
              "actor": "7d0f2c1e-5b7a-4c52-9a65-3f1f0a6d9e10"}]}""";

    static final String USER_CSV = """
            entryNo,changeNo,createdAt,kind,amount,balanceAfter,allowanceAfter,currency,messageId,country,prefix,purpose,segments,reason,actor,id
            42,,2026-01-05T08:10:00Z,charge,-0.7,99.3,49.3,CREDIT,019b8d44-1f70-7b39-9c06-6e8d3b5a2f17,IT,39,otp,1,,,019b8d44-1f70-7b39-9c06-6e8d3b5a2f17
            41,1,2026-01-05T08:05:00Z,allowance-change,50,100,50,CREDIT,,,,,,Spring campaign,7d0f2c1e-5b7a-4c52-9a65-3f1f0a6d9e10,019b8d3f-2a10-7c41-8e53-0f6b7a9d1c22
            """;

    private CreditLogExamples() {}
}
