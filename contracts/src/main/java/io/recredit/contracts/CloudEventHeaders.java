package io.recredit.contracts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Header names of CloudEvents 1.0 in Kafka's binary mode (CloudEvents Kafka protocol binding §3.2): attributes as
 * {@code ce_} headers, the body in the record's value.
 */
public final class CloudEventHeaders {

    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String CONTENT_TYPE = "content-type";

    private CloudEventHeaders() {}

    /**
     * The headers of one event, in a fixed order.
     *
     * @param source the service that says it, e.g. {@code /billing-service}
     * @param subject whom it is about: the record's key
     */
    public static Map<String, String> of(String id, String source, String type, Instant time, String subject) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(SPEC_VERSION, "1.0");
        headers.put(ID, id);
        headers.put(SOURCE, source);
        headers.put(TYPE, type);
        headers.put(TIME, time.toString());
        headers.put(SUBJECT, subject);
        headers.put(CONTENT_TYPE, "application/json");
        return headers;
    }
}
