package io.recredit.localstack.carrier;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.session.SMPPServerSession;

/** The links that are bound now. */
final class Links {

    /**
     * @param systemId who bound it
     */
    record Link(SMPPServerSession session, String systemId) {

        boolean takesReceipts() {
            return session.getSessionState().isReceivable();
        }
    }

    private final List<Link> links = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    void add(Link link) {
        links.add(link);
    }

    void remove(SMPPServerSession session) {
        links.removeIf(link -> link.session() == session);
    }

    Optional<Link> of(SMPPServerSession session) {
        return links.stream().filter(link -> link.session() == session).findFirst();
    }

    /** The next link of that system that can take a receipt, in turn. */
    Optional<Link> nextReceiver(String systemId) {
        List<Link> receivers = links.stream()
                .filter(link -> link.systemId().equals(systemId) && link.takesReceipts())
                .toList();
        return receivers.isEmpty()
                ? Optional.empty()
                : Optional.of(receivers.get(Math.floorMod(turn.getAndIncrement(), receivers.size())));
    }

    int count() {
        return links.size();
    }

    /** Closes every connection without an unbind, as a broken network does; says how many there were. */
    int drop() {
        List<Link> dropped = List.copyOf(links);
        dropped.forEach(link -> link.session().close());
        return dropped.size();
    }
}
