package io.recredit.bench.micro;

import java.util.List;
import java.util.Map;

/**
 * What is measured.
 *
 * @param name in JSON
 * @param title for people
 * @param method class and method with JMH's annotation
 * @param parameters of the class, by field
 * @param unitsPerCall charges, events or texts that one call deals with; figures are told for one of them
 */
record Subject(String name, String title, String method, Map<String, String> parameters, int unitsPerCall) {

    private static final String CHARGING = "io.recredit.billing.charging.";
    private static final String SEGMENTING = "io.recredit.bench.micro.SegmentingSpeed.";

    static final List<Subject> ALL = List.of(
            decision("decideOne", "decision, a charge alone, 10,000 accounts", 1, 10_000),
            decision("decideHundred", "decision, in batches of 100, 10,000 accounts", 100, 10_000),
            decision("decideTwoThousand", "decision, in batches of 2,000, 10,000 accounts", 2_000, 10_000),
            decision("decideHotHundred", "decision, in batches of 100, one account", 100, 1),
            decision("decideHotTwoThousand", "decision, in batches of 2,000, one account", 2_000, 1),
            alone("decodeCharge", "charge event: read, check, hash", CHARGING + "ChargeEventsSpeed.decode"),
            alone("encodeOutcome", "outcome event: write", CHARGING + "ChargeEventsSpeed.encode"),
            alone("segmentShortGsm7", "segmenting, 64 characters GSM-7", SEGMENTING + "shortGsm7"),
            alone("segmentLongGsm7", "segmenting, 7 segments GSM-7 with extensions", SEGMENTING + "longGsm7"),
            alone("segmentLongUcs2", "segmenting, 7 segments UCS-2 with emoji", SEGMENTING + "longUcs2"));

    private static Subject decision(String name, String title, int batch, int accounts) {
        Map<String, String> parameters =
                Map.of("batch", Integer.toString(batch), "accounts", Integer.toString(accounts));
        return new Subject(name, title, CHARGING + "DecidingSpeed.decide", parameters, batch);
    }

    private static Subject alone(String name, String title, String method) {
        return new Subject(name, title, method, Map.of(), 1);
    }
}
