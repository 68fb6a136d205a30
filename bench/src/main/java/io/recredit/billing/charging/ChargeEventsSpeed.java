package io.recredit.billing.charging;

import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.EventJson;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A charge's way from bytes to a request, and a decision's to bytes. */
@State(Scope.Benchmark)
public class ChargeEventsSpeed {

    private static final int EVENTS = 2_000;

    private List<byte[]> bodies = List.of();
    private List<Decision> decisions = List.of();
    private int next;

    @Setup
    public void prepare() {
        SampleCharges charges = new SampleCharges(1_000);
        List<ChargeRequested> events =
                Stream.generate(charges::next).limit(EVENTS).toList();
        List<Request> requests =
                events.stream().<Request>map(Request.Charge::of).toList();
        bodies = events.stream().map(EventJson::write).toList();
        decisions = Deciding.decide(requests, charges.situationOf(requests), SampleCharges.NOW).answers().stream()
                .map(answer -> ((Answer.Decided) answer).decision())
                .toList();
    }

    /** From the body of a record to what is decided: read, checked for its form, and hashed. */
    @Benchmark
    public Object decode() {
        ChargeRequested event = EventJson.read(bodies.get(turn()), ChargeRequested.class);
        return RequestForm.fault(event).isEmpty() ? Request.Charge.of(event) : "invalid";
    }

    /** From a decision to the event that tells it. */
    @Benchmark
    public Object encode() {
        return Outcomes.eventOf(decisions.get(turn()));
    }

    private int turn() {
        next = (next + 1) % EVENTS;
        return next;
    }
}
