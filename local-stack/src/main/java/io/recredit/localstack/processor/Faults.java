package io.recredit.localstack.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that wait for a payment to hit. */
final class Faults {

    private static final int MAX_WAITING = 10_000;

    private final List<Fault> waiting = new ArrayList<>();

    synchronized void add(Fault fault) {
        if (waiting.size() == MAX_WAITING) {
            throw new IllegalArgumentException("at most " + MAX_WAITING + " faults may wait");
        }
        waiting.add(fault);
    }

    /** The one that hits this request to create a payment. */
    synchronized Optional<Fault> next(Form payment) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            if (fault.fits(payment)) {
                if (fault.requests() == 1) {
                    waiting.remove(i);
                } else {
                    waiting.set(i, fault.left(fault.requests() - 1));
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    synchronized List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    synchronized void clear() {
        waiting.clear();
    }
}
