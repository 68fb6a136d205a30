package io.recredit.billing.allowance;

/** Examples for the API's document. */
final class AllowanceExamples {

    static final String NEW_LIMITS = """
            {"daily": "100", "monthly": "1000"}""";

    static final String LIMITS = """
            {"currency": "CREDIT", "daily": "100", "monthly": "1000", "updatedAt": "2026-01-05T08:00:00Z",
             "updatedBy": "7d0f2c1e-5b7a-4c52-9a65-3f1f0a6d9e10"}""";

    static final String NEW_CHANGE = """
            {"currency": "CREDIT", "amount": "50", "reason": "Spring campaign"}""";

    static final String CHANGE = """
            {"changeNo": 3, "id": "019b8d3f-2a10-7c41-8e53-0f6b7a9d1c22",
             "user": "019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49", "currency": "CREDIT", "amount": "50",
             "allowanceAfter": "80", "createdAt": "2026-01-05T08:05:00Z", "reason": "Spring campaign",
             "actor": "7d0f2c1e-5b7a-4c52-9a65-3f1f0a6d9e10"}""";

    static final String NEW_PLAN = """
            {"every": "month", "amount": "100"}""";

    static final String PLAN = """
            {"currency": "CREDIT", "every": "month", "amount": "100", "nextAt": "2026-01-31T23:00:00Z",
             "updatedAt": "2026-01-05T08:00:00Z", "updatedBy": "7d0f2c1e-5b7a-4c52-9a65-3f1f0a6d9e10"}""";

    static final String ALLOWANCES = """
            {"items": [{"currency": "CREDIT", "allowance": "80", "limits": {"daily": "100", "monthly": "1000"},
             "spent": {"day": "40", "week": "40", "month": "700"},
             "left": {"daily": "60", "monthly": "300", "allowance": "80"},
             "plan": {"currency": "CREDIT", "every": "month", "amount": "100", "nextAt": "2026-01-31T23:00:00Z",
              "updatedAt": "2026-01-05T08:00:00Z", "updatedBy": "7d0f2c1e-5b7a-4c52-9a65-3f1f0a6d9e10"}}]}""";

    private AllowanceExamples() {}
}
