package io.recredit.localstack.carrier;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;

/** A link to the carrier as a test uses it; remembers the receipts that came over it. */
final class SmppClient implements AutoCloseable, MessageReceiverListener {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final SMPPSession session = new SMPPSession();
    private final List<DeliverSm> receipts = new CopyOnWriteArrayList<>();

    SmppClient(CarrierSimulator carrier, BindType bindType, String systemId, String password) throws Exception {
        session.setMessageReceiverListener(this);
        session.setTransactionTimer(TIMEOUT_MILLIS);
        // More than the carrier ever has open, so that no receipt is turned away.
        session.setQueueCapacity(1_000);
        session.connectAndBind(
                "127.0.0.1",
                carrier.smppPort(),
                new BindParameter(
                        bindType, systemId, password, "", TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, null),
                TIMEOUT_MILLIS);
    }

    static SmppClient transceiver(CarrierSimulator carrier) throws Exception {
        return new SmppClient(
                carrier, BindType.BIND_TRX, CarrierSimulator.DEFAULT_SYSTEM_ID, CarrierSimulator.DEFAULT_PASSWORD);
    }

    SMPPSession session() {
        return session;
    }

    List<DeliverSm> receipts() {
        return receipts;
    }

    List<String> receiptTexts() {
        return receipts.stream()
                .map(receipt -> new String(receipt.getShortMessage(), StandardCharsets.ISO_8859_1))
                .toList();
    }

    /** Submits ASCII text in the default alphabet with a receipt asked for; gives the carrier's id. */
    String submit(String to, String text) throws Exception {
        return submit(to, 0, 0, text.getBytes(StandardCharsets.US_ASCII), 4711);
    }

    String submit(String to, int esmClass, int dataCoding, byte[] shortMessage, int reference) throws Exception {
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.ALPHANUMERIC,
                        NumberingPlanIndicator.UNKNOWN,
                        "Recredit",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        to,
                        new ESMClass(esmClass),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(1),
                        (byte) 0,
                        DataCodings.newInstance((byte) dataCoding),
                        (byte) 0,
                        shortMessage,
                        new OptionalParameter.User_message_reference((short) reference))
                .getMessageId();
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm receipt) {
        receipts.add(receipt);
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alertNotification) {}

    @Override
    public DataSmResult onAcceptDataSm(DataSm dataSm, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("not expected", 0x03);
    }

    @Override
    public void close() {
        session.unbindAndClose();
    }
}
