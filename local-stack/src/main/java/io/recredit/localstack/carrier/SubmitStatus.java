package io.recredit.localstack.carrier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jsmpp.SMPPConstant;
import org.jspecify.annotations.Nullable;

/** Decides with which command_status a submit is answered. Remembers how often a segment was tried. */
final class SubmitStatus {

    private static final int REMEMBERED_SEGMENTS = 10_000;

    private final Supplier<CarrierSettings> settings;
    private final Map<String, Integer> tries = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED_SEGMENTS;
        }
    };
    private long second;
    private int acceptedThisSecond;

    SubmitStatus(Supplier<CarrierSettings> settings) {
        this.settings = settings;
    }

    /** The status for this submit: 0 accepts it. */
    synchronized int of(
            Behaviour behaviour, String to, @Nullable Integer userMessageReference, UserData data, Instant now) {
        if (isOverRate(now)) {
            return SMPPConstant.STAT_ESME_RTHROTTLED;
        }
        String segment =
                to + "|" + userMessageReference + "|" + data.reference() + "|" + data.part() + "|" + data.text();
        return switch (behaviour) {
            case REFUSED_DESTINATION -> SMPPConstant.STAT_ESME_RINVDSTADR;
            case REFUSED_SUBMIT -> SMPPConstant.STAT_ESME_RSUBMITFAIL;
            case THROTTLED_TWICE -> tryNumber(segment) <= 2 ? SMPPConstant.STAT_ESME_RTHROTTLED : 0;
            case QUEUE_FULL_ONCE -> tryNumber(segment) <= 1 ? SMPPConstant.STAT_ESME_RMSGQFUL : 0;
            case SECOND_SEGMENT_REFUSED -> data.part() == 2 ? SMPPConstant.STAT_ESME_RSUBMITFAIL : 0;
            case DELIVERED,
                    UNDELIVERABLE,
                    EXPIRED,
                    SLOW_ANSWER,
                    LINK_LOST,
                    RECEIPT_FIRST,
                    RECEIPT_TWICE,
                    NO_RECEIPT,
                    LINK_LOST_BUT_DELIVERED -> 0;
        };
    }

    private boolean isOverRate(Instant now) {
        int limit = settings.get().throttlePerSecond();
        if (limit == 0) {
            return false;
        }
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            acceptedThisSecond = 0;
        }
        acceptedThisSecond++;
        return acceptedThisSecond > limit;
    }

    private int tryNumber(String segment) {
        return tries.merge(segment, 1, Integer::sum);
    }
}
