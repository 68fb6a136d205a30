package io.recredit.billing.profile;

/** Examples for the API's document. */
final class BillingProfileExamples {

    static final String NEW = """
            {"legalName": "Acme SARL", "address": ["12 rue du Port"], "postcode": "13002", "city": "Marseille",
             "country": "FR", "vatId": "FR 11 987 654 321"}""";

    static final String SAVED = """
            {"legalName": "Acme SARL", "address": ["12 rue du Port"], "postcode": "13002", "city": "Marseille",
             "country": "FR", "vatId": "FR11987654321", "updatedAt": "2026-01-05T08:00:00Z",
             "updatedBy": "7d0f2c1e-5b7a-4c52-9a65-3f1f0a6d9e10"}""";

    private BillingProfileExamples() {}
}
