package io.recredit.send.smpp;

import io.recredit.send.dispatch.SubmitAnswer;
import io.recredit.send.dispatch.WireSegment;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/** A link from its bind to its end. A link that is bound again is a new one, with a window of its own. */
final class BoundLink {

    /** The carrier surely does not have the segment, and says that it may take it later. */
    private static final Set<Integer> NOT_NOW = Set.of(
            SMPPConstant.STAT_ESME_RTHROTTLED,
            SMPPConstant.STAT_ESME_RMSGQFUL,
            SMPPConstant.STAT_ESME_RX_T_APPN,
            SMPPConstant.STAT_ESME_RINVBNDSTS);

    private static final long WINDOW_WAIT_MILLIS = 1_000;

    private final SMPPSession session;
    private final Semaphore window;

    BoundLink(SMPPSession session, int window) {
        this.session = session;
        this.window = new Semaphore(window);
    }

    boolean isUp() {
        return session.getSessionState().isTransmittable();
    }

    int free() {
        return window.availablePermits();
    }

    SubmitAnswer submit(String recipient, String sender, WireSegment segment, int reference) {
        try {
            if (!window.tryAcquire(WINDOW_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                return new SubmitAnswer.NotNow("window-full");
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new SubmitAnswer.NotNow("closing");
        }
        try {
            // Looked at again: a link that was lost while we waited has surely not carried the segment.
            return isUp() ? exchange(recipient, sender, segment, reference) : new SubmitAnswer.NotNow("link-down");
        } finally {
            window.release();
        }
    }

    private SubmitAnswer exchange(String recipient, String sender, WireSegment segment, int reference) {
        try {
            return Optional.ofNullable(write(recipient, sender, segment, reference))
                    .<SubmitAnswer>map(SubmitAnswer.Accepted::new)
                    .orElseGet(SubmitAnswer.NoAnswer::new);
        } catch (NegativeResponseException negative) {
            int status = negative.getCommandStatus();
            String code = String.format("0x%08x", status);
            return NOT_NOW.contains(status) ? new SubmitAnswer.NotNow(code) : new SubmitAnswer.Refused(code);
        } catch (ResponseTimeoutException | InvalidResponseException | IOException open) {
            return new SubmitAnswer.NoAnswer();
        } catch (PDUException cannotBeWritten) {
            return new SubmitAnswer.Refused("not-encodable");
        }
    }

    private String write(String recipient, String sender, WireSegment segment, int reference)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        SenderAddress source = SenderAddress.of(sender);
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.valueOf((byte) source.typeOfNumber()),
                        NumberingPlanIndicator.valueOf((byte) source.numberingPlan()),
                        source.address(),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        recipient.substring(1),
                        new ESMClass(segment.esmClass()),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        // For every segment: the message has arrived only when all of them have.
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        DataCodings.newInstance((byte) segment.dataCoding()),
                        (byte) 0,
                        segment.shortMessage(),
                        new OptionalParameter.User_message_reference((short) reference))
                .getMessageId();
    }
}
