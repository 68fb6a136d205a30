package io.recredit.bench.micro;

import io.recredit.send.segment.SegmentedText;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How a text is cut into the segments that are billed. */
@State(Scope.Benchmark)
public class SegmentingSpeed {

    private final String shortText = "Your code is 482913. It is valid for 10 minutes. Never share it.";

    /** 7 segments in GSM-7; each bracket and euro sign takes two septets. */
    private final String longText =
            "Invoice [2026-11] {acme}: 12.50€, due 30/11. Thank you for your trust! ".repeat(14);

    /** 7 segments in UCS-2; the emoji takes two units and must not be torn. */
    private final String unicodeText = "Ваш заказ уже в пути, курьер прибудет до 18:00 🚚 ".repeat(9);

    @Benchmark
    public Object shortGsm7() {
        return SegmentedText.of(shortText);
    }

    @Benchmark
    public Object longGsm7() {
        return SegmentedText.of(longText);
    }

    @Benchmark
    public Object longUcs2() {
        return SegmentedText.of(unicodeText);
    }
}
