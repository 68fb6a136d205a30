package io.recredit.billing.spending;

/** Examples for the API's document. */
final class SpendingExamples {

    static final String SUMMARY = """
            {"account": "sms-ab12345-1", "currency": "CREDIT", "from": "2026-01-05", "to": "2026-01-06",
             "timeZone": "Europe/Paris", "by": ["day", "destination"],
             "total": {"messages": 3, "segments": 4, "amount": "3.7"},
             "items": [
              {"day": "2026-01-05", "country": "FR", "messages": 1, "segments": 2, "amount": "2"},
              {"day": "2026-01-05", "country": "IT", "messages": 1, "segments": 1, "amount": "0.7"},
              {"day": "2026-01-06", "country": "FR", "messages": 1, "segments": 1, "amount": "1"}]}""";

    private SpendingExamples() {}
}
