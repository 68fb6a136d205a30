package io.recredit.billing.rule;

/** Examples for the API's document. */
final class RuleExamples {

    static final String NEW_ALERT = """
            {"enabled": true, "threshold": "50", "emails": ["billing@example.com"], "hour": 9}""";

    static final String ALERT = """
            {"currency": "CREDIT", "enabled": true, "threshold": "50", "emails": ["billing@example.com"], "hour": 9,
             "revision": 7, "updatedAt": "2026-01-05T08:00:00Z", "updatedBy": "7d0f2c1e-5b7a-4c52-9a65-3f1f0a6d9e10"}""";

    static final String NEW_AUTO_TOPUP = """
            {"enabled": true, "threshold": "100", "amount": "500", "card": "019b8d3c-7a10-7c55-9e21-4b7d0c9f5a31",
             "emails": ["billing@example.com"]}""";

    static final String AUTO_TOPUP = """
            {"currency": "CREDIT", "enabled": true, "threshold": "100", "amount": "500",
             "card": "019b8d3c-7a10-7c55-9e21-4b7d0c9f5a31", "emails": ["billing@example.com"], "paused": false,
             "consecutiveDeclines": 0, "revision": 8,
             "updatedAt": "2026-01-05T08:00:00Z", "updatedBy": "7d0f2c1e-5b7a-4c52-9a65-3f1f0a6d9e10"}""";

    static final String EPISODES = """
            {"items": [{"id": "019b8d50-3c40-7e12-8b9a-1d4f6c7e8a02", "rule": "alert", "state": "open",
             "currency": "CREDIT", "threshold": "50", "level": "50", "sequence": 1, "openedAt": "2026-01-05T09:30:00Z",
             "openedBalance": "49.3", "cause": {"kind": "entry", "id": "019b8d50-3b90-7a44-9d21-7c0e5f2b6a18"},
             "updatedAt": "2026-01-05T09:30:00Z"}]}""";

    private RuleExamples() {}
}
