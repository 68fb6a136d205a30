package io.recredit.localstack.carrier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A simulated SMS carrier on 127.0.0.1: an SMPP 3.4 SMSC (transmitter, receiver and transceiver binds, submit_sm,
 * receipts, enquire_link, unbind) and an HTTP interface that tells what it received and changes its settings.
 * {@link Behaviour} lists the numbers on which it misbehaves.
 */
public final class CarrierSimulator implements AutoCloseable {

    /** The system_id that it lets in unless told otherwise. */
    public static final String DEFAULT_SYSTEM_ID = "recredit";

    /** The password that goes with {@link #DEFAULT_SYSTEM_ID}; eight characters are the most that SMPP 3.4 allows. */
    public static final String DEFAULT_PASSWORD = "carrier";

    private final Links links = new Links();
    private final Inbox inbox = new Inbox();
    private final Receipts receipts = new Receipts(links);
    private final SmppServer smpp;
    private final ControlServer control;
    private volatile CarrierSettings settings = CarrierSettings.defaults();

    private CarrierSimulator(int smppPort, int controlPort, String systemId, String password) throws IOException {
        SubmitListener listener = new SubmitListener(this::settings, links, inbox, receipts);
        smpp = new SmppServer(smppPort, systemId, password, this::settings, links, listener);
        try {
            control = new ControlServer(controlPort, this);
        } catch (IOException taken) {
            smpp.close();
            throw taken;
        }
    }

    /** Starts with {@link #DEFAULT_SYSTEM_ID} and {@link #DEFAULT_PASSWORD}. */
    public static CarrierSimulator start(int smppPort, int controlPort) {
        return start(smppPort, controlPort, DEFAULT_SYSTEM_ID, DEFAULT_PASSWORD);
    }

    /**
     * Starts it; it accepts binds when this returns.
     *
     * @param smppPort 0 for a free one
     * @param controlPort 0 for a free one
     * @throws UncheckedIOException if a port is taken
     */
    public static CarrierSimulator start(int smppPort, int controlPort, String systemId, String password) {
        try {
            return new CarrierSimulator(smppPort, controlPort, systemId, password);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the carrier simulator cannot listen on " + smppPort + " and " + controlPort, e);
        }
    }

    public int smppPort() {
        return smpp.port();
    }

    public int controlPort() {
        return control.port();
    }

    public CarrierSettings settings() {
        return settings;
    }

    /** Changes the settings for what comes from now on. */
    public synchronized CarrierSettings change(UnaryOperator<CarrierSettings> change) {
        settings = change.apply(settings);
        return settings;
    }

    /** At most {@code limit} received submits with a number above {@code after}, oldest first. */
    public List<ReceivedPart> received(long after, int limit) {
        return inbox.after(after, limit);
    }

    /** All received submits that are still remembered, oldest first. */
    public List<ReceivedPart> received() {
        return inbox.after(0, Inbox.CAPACITY);
    }

    Inbox.Counts counts() {
        return inbox.counts(links.count(), receipts.delivered(), receipts.waiting());
    }

    /** Forgets what was received. */
    public void clear() {
        inbox.clear();
    }

    /** Number of links bound now. */
    public int links() {
        return links.count();
    }

    /** Closes every link without an unbind; says how many there were. */
    public int dropLinks() {
        return links.drop();
    }

    @Override
    public void close() {
        control.close();
        try {
            smpp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            receipts.close();
        }
    }
}
