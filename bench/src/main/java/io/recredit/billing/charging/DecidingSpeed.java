package io.recredit.billing.charging;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The decision alone: what it is decided on is there, and what comes of it goes nowhere. */
@State(Scope.Benchmark)
public class DecidingSpeed {

    /** More than fit into the processor's caches, so that no batch is still there when its turn comes again. */
    private static final int CHARGES = 20_000;

    /** Charges in one batch. */
    @Param({"1", "100", "2000"})
    public int batch;

    /** Accounts that the charges are spread over. */
    @Param({"10000", "1"})
    public int accounts;

    private final List<Prepared> prepared = new ArrayList<>();
    private int next;

    private record Prepared(List<Request> requests, Situation situation) {}

    @Setup
    public void prepare() {
        SampleCharges charges = new SampleCharges(accounts);
        for (int i = 0; i < CHARGES / batch; i++) {
            List<Request> requests = Stream.generate(charges::next)
                    .limit(batch)
                    .<Request>map(Request.Charge::of)
                    .toList();
            prepared.add(new Prepared(requests, charges.situationOf(requests)));
        }
    }

    @Benchmark
    public Object decide() {
        Prepared one = prepared.get(next);
        next = (next + 1) % prepared.size();
        return Deciding.decide(one.requests, one.situation, SampleCharges.NOW);
    }
}
