package io.recredit.send.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A carrier that gives the answers it was told, then accepts; remembers what it got. */
final class FakeCarrier implements Carrier {

    record Submitted(String recipient, String sender, WireSegment segment, int reference) {}

    private final Deque<SubmitAnswer> answers = new ArrayDeque<>();
    private final List<Submitted> submitted = new ArrayList<>();

    FakeCarrier(SubmitAnswer... answers) {
        this.answers.addAll(List.of(answers));
    }

    List<Submitted> submitted() {
        return submitted;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public int window() {
        return 1;
    }

    @Override
    public SubmitAnswer submit(String recipient, String sender, WireSegment segment, int reference) {
        submitted.add(new Submitted(recipient, sender, segment, reference));
        SubmitAnswer told = answers.poll();
        return told == null ? new SubmitAnswer.Accepted("id-" + submitted.size()) : told;
    }

    @Override
    public long answerTimeoutMillis() {
        return 1_000;
    }
}
