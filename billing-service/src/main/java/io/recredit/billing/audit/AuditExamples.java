package io.recredit.billing.audit;

/** Examples for the API's document. */
final class AuditExamples {

    static final String PAGE = """
            {"items": [
              {"id": "019b8d60-4c10-7e21-9b7d-1a2b3c4d5e6f", "at": "2026-01-05T08:16:00.144Z", "kind": "auto-topup-rule",
               "item": "CREDIT", "action": "changed", "customer": "acme", "account": "sms-ab12345-1",
               "from": {"enabled": true, "threshold": "20", "amount": "100", "emails": ["oscar@acme.example"],
                        "paused": false},
               "to": {"enabled": true, "threshold": "50", "amount": "250", "emails": ["oscar@acme.example"],
                        "paused": false},
               "actor": "7d0f2c1e-5b7a-4c52-9a65-3f1f0a6d9e10", "actorRole": "owner", "requestId": "req-81"}]}""";

    static final String PLATFORM = """
            {"items": [
              {"id": "019b8d61-0b20-7a42-8d1e-2b3c4d5e6f70", "at": "2026-01-05T08:16:49.056Z", "kind": "tariff",
               "item": "credit-2026", "action": "created",
               "to": {"currency": "CREDIT", "validFrom": "2026-02-01T00:00:00Z", "prices": 341, "replaces": "credit-2025",
                      "raised": 12, "lowered": 3, "added": 1, "dropped": 0},
               "actor": "0c9e7a55-1d2f-4b6c-8e3a-9f0b1c2d3e4f", "actorRole": "operator"}]}""";

    private AuditExamples() {}
}
