package io.recredit.localstack.carrier;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;

/** Answers submit_sm as {@link Behaviour} and {@link CarrierSettings} say; all other operations are refused. */
final class SubmitListener implements ServerMessageReceiverListener {

    private static final int SLOW_ANSWER_MILLIS = 2_000;
    private static final OptionalParameter[] NO_PARAMETERS = {};

    private final Supplier<CarrierSettings> settings;
    private final Links links;
    private final Inbox inbox;
    private final Receipts receipts;
    private final SubmitStatus statuses;
    private final AtomicLong ids = new AtomicLong();
    /** Makes the ids of one run differ from those of the run before. */
    private final String run = Long.toString(Instant.now().toEpochMilli(), Character.MAX_RADIX);

    SubmitListener(Supplier<CarrierSettings> settings, Links links, Inbox inbox, Receipts receipts) {
        this.settings = settings;
        this.links = links;
        this.inbox = inbox;
        this.receipts = receipts;
        this.statuses = new SubmitStatus(settings);
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession session) throws ProcessRequestException {
        Instant now = Instant.now();
        Behaviour behaviour = Behaviour.of(submit.getDestAddress());
        UserData data = UserData.parse(submit.getEsmClass(), submit.getDataCoding(), submit.getShortMessage());
        Integer reference = userMessageReference(submit);
        boolean dropsLink = behaviour == Behaviour.LINK_LOST || behaviour == Behaviour.LINK_LOST_BUT_DELIVERED;
        int status = dropsLink
                ? ReceivedPart.NOT_ANSWERED
                : statuses.of(behaviour, submit.getDestAddress(), reference, data, now);
        String id = run + "-" + ids.incrementAndGet();
        String systemId = links.of(session).map(Links.Link::systemId).orElse("");
        ReceivedPart part = new ReceivedPart(
                0,
                id,
                systemId,
                submit.getDestAddress(),
                submit.getSourceAddr(),
                submit.getSourceAddrTon(),
                data.text(),
                submit.getDataCoding(),
                submit.getEsmClass(),
                data.udh(),
                data.reference(),
                data.parts(),
                data.part(),
                submit.getRegisteredDelivery(),
                reference,
                status,
                now);
        inbox.add(part);
        if (dropsLink) {
            session.close();
        }
        if (status == 0 || behaviour == Behaviour.LINK_LOST_BUT_DELIVERED) {
            answerAndReceipt(part, behaviour);
        }
        if (status > 0) {
            throw new ProcessRequestException("refused by the carrier simulator", status);
        }
        // After a dropped link this answer fails to be written, as it should.
        return new SubmitSmResult(messageId(id), NO_PARAMETERS);
    }

    private void answerAndReceipt(ReceivedPart part, Behaviour behaviour) {
        CarrierSettings now = settings.get();
        pause(now.submitDelayMillis() + (behaviour == Behaviour.SLOW_ANSWER ? SLOW_ANSWER_MILLIS : 0));
        if (!asksForReceipt(part, behaviour)) {
            return;
        }
        Receipt receipt = new Receipt(part, behaviour.receiptState(), Instant.now());
        if (behaviour == Behaviour.RECEIPT_FIRST) {
            receipts.now(receipt);
        } else {
            receipts.later(receipt, now.receiptDelayMillis());
        }
        if (behaviour == Behaviour.RECEIPT_TWICE) {
            receipts.later(receipt, now.receiptDelayMillis());
        }
    }

    private static boolean asksForReceipt(ReceivedPart part, Behaviour behaviour) {
        byte registered = (byte) part.registeredDelivery();
        boolean always = SMSCDeliveryReceipt.SUCCESS_FAILURE.containedIn(registered);
        boolean onFailure = SMSCDeliveryReceipt.FAILURE.containedIn(registered)
                && !behaviour.receiptState().isDelivered();
        return behaviour.sendsReceipt() && (always || onFailure);
    }

    private static @Nullable Integer userMessageReference(SubmitSm submit) {
        return Optional.ofNullable(submit.getOptionalParameter(OptionalParameter.User_message_reference.class))
                .map(tlv -> tlv.getValue() & 0xFFFF)
                .orElse(null);
    }

    private static MessageId messageId(String id) {
        try {
            return new MessageId(id);
        } catch (PDUStringException tooLong) {
            throw new IllegalStateException(tooLong);
        }
    }

    private static void pause(int millis) {
        if (millis == 0) {
            return;
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti submitMulti, SMPPServerSession source)
            throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm querySm, SMPPServerSession source) throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replaceSm, SMPPServerSession source) throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public void onAcceptCancelSm(CancelSm cancelSm, SMPPServerSession source) throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcastSm, SMPPServerSession source)
            throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession source)
            throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession source)
            throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm dataSm, Session source) throws ProcessRequestException {
        throw notOffered();
    }

    private static ProcessRequestException notOffered() {
        return new ProcessRequestException("not offered", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
