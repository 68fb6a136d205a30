package io.recredit.localstack.carrier;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What the carrier received: the last {@value #CAPACITY} submits, and counts of all. */
final class Inbox {

    static final int CAPACITY = 100_000;

    private final Deque<ReceivedPart> parts = new ArrayDeque<>();
    private long lastNumber;
    private long received;
    private long accepted;
    private long notAnswered;

    /** Stores a submit under the next number. */
    synchronized void add(ReceivedPart unnumbered) {
        received++;
        lastNumber++;
        ReceivedPart part = unnumbered.withNumber(lastNumber);
        if (part.isAccepted()) {
            accepted++;
        } else if (part.status() == ReceivedPart.NOT_ANSWERED) {
            notAnswered++;
        }
        if (parts.size() == CAPACITY) {
            parts.removeFirst();
        }
        parts.addLast(part);
    }

    /** At most {@code limit} submits with a number above {@code after}, oldest first. */
    synchronized List<ReceivedPart> after(long after, int limit) {
        List<ReceivedPart> found = new ArrayList<>();
        for (ReceivedPart part : parts) {
            if (part.number() > after) {
                found.add(part);
                if (found.size() == limit) {
                    break;
                }
            }
        }
        return found;
    }

    /** Forgets the submits and sets the counts to zero; the numbers go on. */
    synchronized void clear() {
        parts.clear();
        received = 0;
        accepted = 0;
        notAnswered = 0;
    }

    synchronized Counts counts(int links, long receiptsDelivered, int receiptsWaiting) {
        return new Counts(
                received,
                accepted,
                received - accepted - notAnswered,
                notAnswered,
                receiptsDelivered,
                receiptsWaiting,
                links);
    }

    /**
     * @param received submits since the start or the last clearing
     * @param refused answered with a status other than 0, throttling included
     * @param notAnswered submits whose link was closed instead
     * @param receiptsDelivered receipts that a link acknowledged, since the start
     * @param receiptsWaiting receipts not yet acknowledged
     * @param links bound now
     */
    record Counts(
            long received,
            long accepted,
            long refused,
            long notAnswered,
            long receiptsDelivered,
            int receiptsWaiting,
            int links) {}
}
