package io.recredit.localstack.inbox;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a request's address. */
record Query(Map<String, String> parameters) {

    static Query of(URI address) {
        Map<String, String> parameters = new HashMap<>();
        String raw = address.getRawQuery();
        for (String parameter : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("a parameter without a value: " + parameter);
            }
            parameters.put(parameter.substring(0, equals), decoded(parameter.substring(equals + 1)));
        }
        return new Query(parameters);
    }

    /** @throws IllegalArgumentException naming a parameter that is none of these */
    void allowOnly(String... names) {
        for (String parameter : parameters.keySet()) {
            if (!Set.of(names).contains(parameter)) {
                throw new IllegalArgumentException("not a parameter here: " + parameter);
            }
        }
    }

    @Nullable
    String text(String name) {
        return parameters.get(name);
    }

    long number(String name, long otherwise) {
        String text = parameters.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException(name + " must be a number");
        }
        return Long.parseLong(text);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
