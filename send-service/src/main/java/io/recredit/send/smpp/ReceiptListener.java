package io.recredit.send.smpp;

import io.micrometer.core.instrument.MeterRegistry;
import io.recredit.send.receipt.DeliveryReceipt;
import io.recredit.send.receipt.ReceiptInbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Takes the receipts of one link. It answers only after the receipt is committed; what cannot be stored now is answered
 * with a temporary error, after which a carrier tries again.
 */
final class ReceiptListener implements MessageReceiverListener {

    /** A carrier takes a deliver_sm without an answer for lost after a while, commonly ten seconds. */
    private static final long STORE_TIMEOUT_MILLIS = 8_000;

    private final String carrier;
    private final ReceiptInbox inbox;
    private final Semaphore atOnce;
    private final MeterRegistry meters;

    /**
     * @param atOnce receipts being stored at the same time; fewer than the link's threads, so that receipts which wait
     *     for a slow database never keep answers to submits from being read
     */
    ReceiptListener(String carrier, ReceiptInbox inbox, int atOnce, MeterRegistry meters) {
        this.carrier = carrier;
        this.inbox = inbox;
        this.atOnce = new Semaphore(atOnce);
        this.meters = meters;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm delivery) throws ProcessRequestException {
        // Messages from telephones are nothing we offer: taken and dropped, or the carrier would send them for ever.
        Optional<DeliveryReceipt> receipt = delivery.isSmscDeliveryReceipt() ? read(delivery) : Optional.empty();
        meters.counter(
                        "recredit.receipts",
                        "kind",
                        receipt.map(ReceiptListener::kind).orElse("ignored"))
                .increment();
        if (receipt.isPresent()) {
            store(receipt.get());
        }
    }

    private Optional<DeliveryReceipt> read(DeliverSm delivery) {
        ReceiptText text = ReceiptText.parse(new String(delivery.getShortMessage(), StandardCharsets.ISO_8859_1));
        String id = Optional.ofNullable(delivery.getOptionalParameter(OptionalParameter.Receipted_message_id.class))
                .map(OptionalParameter.COctetString::getValueAsString)
                .orElse(text.id());
        Byte messageState = Optional.ofNullable(delivery.getOptionalParameter(OptionalParameter.Message_state.class))
                .map(OptionalParameter.Byte::getValue)
                .orElse(null);
        Optional<FinalState> state = FinalState.of(messageState, text.state());
        if (id == null || id.isEmpty() || state.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DeliveryReceipt(
                carrier,
                id,
                state.get().isDelivered(),
                state.get().isDelivered() ? null : state.get() + (text.error() == null ? "" : " " + text.error()),
                "+" + delivery.getSourceAddr(),
                reference(delivery),
                Instant.now()));
    }

    private static @Nullable Integer reference(DeliverSm delivery) {
        return Optional.ofNullable(delivery.getOptionalParameter(OptionalParameter.User_message_reference.class))
                .map(reference -> reference.getValue() & 0xFFFF)
                .orElse(null);
    }

    private void store(DeliveryReceipt receipt) throws ProcessRequestException {
        if (!atOnce.tryAcquire()) {
            throw notNow("too many receipts at once");
        }
        try {
            inbox.take(receipt)
                    .orElseThrow(() -> notNow("too many receipts wait"))
                    .get(STORE_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException notStored) {
            throw notNow("the receipt is not stored");
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw notNow("closing");
        } finally {
            atOnce.release();
        }
    }

    private static String kind(DeliveryReceipt receipt) {
        return receipt.delivered() ? "delivered" : "failed";
    }

    private static ProcessRequestException notNow(String why) {
        return new ProcessRequestException(why, SMPPConstant.STAT_ESME_RX_T_APPN);
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {
        // Says that a telephone can be reached again; has no answer.
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm dataSm, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("not offered", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
