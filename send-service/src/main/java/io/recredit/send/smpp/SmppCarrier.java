package io.recredit.send.smpp;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.recredit.send.dispatch.Carrier;
import io.recredit.send.dispatch.SubmitAnswer;
import io.recredit.send.dispatch.WireSegment;
import io.recredit.send.message.ChargedMessages;
import io.recredit.send.receipt.ReceiptInbox;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The carrier over several links; each submit takes the one with the most room. */
@ApplicationScoped
class SmppCarrier implements Carrier {

    private final SmppConfig config;
    private final boolean enabled;
    private final List<SmppLink> links;
    private final Timer submitTime;

    SmppCarrier(
            SmppConfig config,
            ReceiptInbox inbox,
            Instance<ChargedMessages> charged,
            MeterRegistry meters,
            @ConfigProperty(name = "recredit.dispatch.enabled", defaultValue = "true") boolean enabled) {
        this.config = config;
        this.enabled = enabled;
        this.links = IntStream.rangeClosed(1, config.links())
                .mapToObj(number -> new SmppLink(
                        config,
                        number,
                        () -> new ReceiptListener(config.name(), inbox, SmppLink.RECEIPTS_AT_ONCE, meters),
                        () -> charged.get().wake()))
                .toList();
        this.submitTime = meters.timer("recredit.submit.time", "carrier", config.name());
        meters.gauge(
                "recredit.links.up",
                links,
                up -> up.stream().filter(link -> link.up().isPresent()).count());
    }

    void start(@Observes StartupEvent started) {
        if (enabled) {
            links.forEach(SmppLink::start);
        }
    }

    /** After the dispatcher, which still needs the links for what is on the wire. */
    void stop(@Observes @Priority(1_000) ShutdownEvent stopping) {
        links.forEach(SmppLink::stop);
    }

    @Override
    public String name() {
        return config.name();
    }

    @Override
    public int window() {
        return (int) links.stream().filter(link -> link.up().isPresent()).count() * config.window();
    }

    @Override
    public long answerTimeoutMillis() {
        return config.answerTimeout().toMillis();
    }

    @Override
    public SubmitAnswer submit(String recipient, String sender, WireSegment segment, int reference) {
        Optional<BoundLink> roomiest = links.stream()
                .map(SmppLink::up)
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(BoundLink::free));
        if (roomiest.isEmpty()) {
            return new SubmitAnswer.NotNow("no-link");
        }
        long start = System.nanoTime();
        SubmitAnswer answer = roomiest.get().submit(recipient, sender, segment, reference);
        submitTime.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        return answer;
    }
}
