package io.recredit.localstack.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One message of the demo.
 *
 * @param country ISO 3166-1 alpha-2 of the recipient
 * @param to the recipient's number in E.164
 */
record DemoText(String country, String to, String from, String purpose, String text) {

    /** As a send request wants it. */
    Map<String, Object> draft() {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("to", to);
        draft.put("from", from);
        draft.put("text", text);
        draft.put("purpose", purpose);
        return draft;
    }
}
