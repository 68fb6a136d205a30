package io.recredit.localstack.carrier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.SMPPServerSession;

/**
 * A delivery receipt in the format of SMPP 3.4 appendix B, with the TLVs receipted_message_id, message_state and,
 * when the submit carried one, user_message_reference.
 *
 * @param part the accepted submit that it is about
 * @param doneAt when the message got its final state
 */
record Receipt(ReceivedPart part, ReceiptState state, Instant doneAt) {

    /** At most this much of the message's text is repeated in its receipt. */
    private static final int QUOTED_CHARACTERS = 20;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);

    /** The receipt's text. */
    String text() {
        String quoted =
                part.text().substring(0, Math.min(QUOTED_CHARACTERS, part.text().length()));
        return "id:" + part.id()
                + " sub:001 dlvrd:" + (state.isDelivered() ? "001" : "000")
                + " submit date:" + MINUTE.format(part.receivedAt())
                + " done date:" + MINUTE.format(doneAt)
                + " stat:" + state
                + " err:" + state.error()
                + " text:" + quoted;
    }

    /** Sends it over the link and waits for the acknowledgement; throws if that is negative or does not come. */
    void deliver(SMPPServerSession session) throws Exception {
        session.deliverShortMessage(
                "",
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                part.to(),
                TypeOfNumber.valueOf((byte) part.sourceTon()),
                NumberingPlanIndicator.UNKNOWN,
                part.from(),
                new ESMClass().setMessageType(MessageType.SMSC_DEL_RECEIPT),
                (byte) 0,
                (byte) 0,
                new RegisteredDelivery(0),
                DataCodings.ZERO,
                text().getBytes(StandardCharsets.ISO_8859_1),
                optionalParameters());
    }

    private OptionalParameter[] optionalParameters() {
        List<OptionalParameter> parameters = new ArrayList<>();
        parameters.add(new OptionalParameter.Receipted_message_id(part.id()));
        parameters.add(new OptionalParameter.Message_state(state.messageState()));
        if (part.userMessageReference() != null) {
            parameters.add(new OptionalParameter.User_message_reference(
                    part.userMessageReference().shortValue()));
        }
        return parameters.toArray(OptionalParameter[]::new);
    }
}
