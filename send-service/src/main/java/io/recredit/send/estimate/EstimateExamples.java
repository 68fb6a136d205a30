package io.recredit.send.estimate;

/** Examples for the API's document. */
final class EstimateExamples {

    static final String NEW = """
            {"text": "Your code is 4711", "recipients": ["+33612345678", "+393471234567"]}""";

    static final String ENOUGH = """
            {"encoding": "GSM-7", "characters": 17, "charactersLeft": 143, "segments": 1,
             "recipients": [
               {"to": "+33612345678", "country": "FR", "prefix": "33", "currency": "CREDIT", "pricePerSegment": "1", "price": "1"},
               {"to": "+393471234567", "country": "IT", "prefix": "39", "currency": "CREDIT", "pricePerSegment": "0.7", "price": "0.7"}],
             "totals": [{"currency": "CREDIT", "price": "1.7", "sufficient": true}],
             "sufficient": true}""";

    static final String WITHOUT_BILLING = """
            {"encoding": "GSM-7", "characters": 17, "charactersLeft": 143, "segments": 1,
             "recipients": [
               {"to": "+33612345678", "country": "FR", "prefix": "33", "currency": "CREDIT", "pricePerSegment": "1", "price": "1"}],
             "totals": [{"currency": "CREDIT", "price": "1", "sufficient": null, "reason": "billing-unavailable"}],
             "sufficient": null, "reason": "billing-unavailable"}""";

    private EstimateExamples() {}
}
