package io.recredit.billing.receipt;

/** Examples for the API's document. */
final class ReceiptExamples {

    static final String RECEIPT = """
            {"number": "RFR-2026-000007", "issuedAt": "2026-01-05T09:38:31Z",
             "topup": "019b8d58-1a20-7c4e-9d3b-6f0a2e8c5b71", "account": "sms-ab12345-1",
             "seller": {"name": "Recredit SAS", "address": ["1 rue de l'Exemple", "75002 Paris"], "country": "FR",
              "vatId": "FR00123456789"},
             "buyer": {"name": "Acme SARL", "address": ["12 rue du Port", "13002 Marseille"], "country": "FR",
              "vatId": "FR11987654321"},
             "lines": [{"currency": "CREDIT", "amount": "100", "net": "6", "rate": "20", "vat": "1.2", "total": "7.2"}],
             "currency": "EUR", "net": "6", "vat": "1.2", "total": "7.2", "treatment": "domestic",
             "card": {"brand": "visa", "last4": "4242"}}""";

    static final String PAGE = "{\"items\": [" + RECEIPT + "]}";

    private ReceiptExamples() {}
}
