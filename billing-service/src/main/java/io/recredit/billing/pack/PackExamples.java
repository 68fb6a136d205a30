package io.recredit.billing.pack;

/** Examples for the API's document. */
final class PackExamples {

    static final String PAGE = """
            {"items": [
              {"id": "credit-100", "currency": "CREDIT", "amount": "100", "price": {"amount": "6", "currency": "EUR"},
               "unitPrice": "0.06"},
              {"id": "credit-1000", "currency": "CREDIT", "amount": "1000", "price": {"amount": "52", "currency": "EUR"},
               "unitPrice": "0.052"}]}""";

    private PackExamples() {}
}
