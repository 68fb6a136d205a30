package io.recredit.billing.vat;

/** Examples for the API's document. */
final class VatExamples {

    static final String NEW = """
            {"percent": "26"}""";

    static final String RATE = """
            {"country": "FI", "validFrom": "2027-01-01", "percent": "26", "savedAt": "2026-11-05T08:00:00Z",
             "savedBy": "7d0f2c1e-5b7a-4c52-9a65-3f1f0a6d9e10"}""";

    static final String PAGE = """
            {"items": [
              {"country": "FI", "validFrom": "2024-09-01", "percent": "25.5", "savedAt": "2026-01-01T00:00:00Z",
               "savedBy": "recredit"},
              {"country": "FI", "validFrom": "2027-01-01", "percent": "26", "savedAt": "2026-11-05T08:00:00Z",
               "savedBy": "7d0f2c1e-5b7a-4c52-9a65-3f1f0a6d9e10"}]}""";

    private VatExamples() {}
}
