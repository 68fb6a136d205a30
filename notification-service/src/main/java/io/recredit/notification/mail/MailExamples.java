package io.recredit.notification.mail;

/** Examples for the API's document. */
final class MailExamples {

    static final String PAGE = """
            {"items": [
              {"id": "019b8d44-1f70-7b39-9c06-6e8d3b5a2f17", "kind": "alert", "state": "sent",
               "recipients": ["owner@example.com"], "accepted": ["owner@example.com"], "refused": [],
               "subject": "sms-ab12345-1: the balance is below 30 credits", "language": "en",
               "messageId": "<019b8d44-1f70-7b39-9c06-6e8d3b5a2f17@recredit.example>", "tries": 1,
               "createdAt": "2026-01-05T08:10:00Z", "sentAt": "2026-01-05T08:10:00.140Z"}]}""";

    private MailExamples() {}
}
