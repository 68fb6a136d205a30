package io.recredit.billing.retention;

/** Examples for the API's document. */
final class RetentionExamples {

    static final String REQUEST = """
            {"before": "2025-10-06", "dryRun": true}""";

    static final String RUN = """
            {"before": "2025-10-06", "dryRun": true, "weeks": [
             {"week": "2025-09-22", "result": "due", "table": "archive.entry_20250922", "entries": 1250000,
              "balances": 8200, "bytes": 412000000, "net": {"CREDIT": "-1200.5"}}]}""";

    private RetentionExamples() {}
}
