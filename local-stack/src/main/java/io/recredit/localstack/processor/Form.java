package io.recredit.localstack.processor;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Form-encoded parameters with Stripe's brackets: {@code metadata[order]=7}, {@code expand[0]=customer}. */
record Form(Map<String, String> fields) {

    static final Form EMPTY = new Form(Map.of());

    private static final int MAX_FIELDS = 200;

    /** Reads a body or a query; of a repeated {@code name[]} all are kept. */
    static Form parse(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : encoded.isEmpty() ? new String[0] : encoded.split("&", MAX_FIELDS)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (name.endsWith("[]")) {
                name = name.substring(0, name.length() - 1) + fields.size() + "]";
            }
            fields.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return new Form(fields);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw StripeProblem.invalid("The request's parameters are not form-encoded.", null);
        }
    }

    /** The value, if there is one that is not empty. */
    Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }

    @Nullable
    String orNull(String name) {
        return get(name).orElse(null);
    }

    String required(String name) {
        return get(name).orElseThrow(() -> StripeProblem.missing(name));
    }

    boolean isTrue(String name) {
        return "true".equals(fields.get(name));
    }

    /** A whole number from 1 on. */
    long positive(String name) {
        String value = required(name);
        if (!value.matches("[0-9]{1,18}")) {
            throw StripeProblem.invalid("Invalid integer: " + value, name);
        }
        if (Long.parseLong(value) == 0) {
            throw new StripeProblem(400, "invalid_request_error")
                    .code("parameter_invalid_integer")
                    .message("This value must be greater than or equal to 1.")
                    .param(name);
        }
        return Long.parseLong(value);
    }

    /** What stands in {@code name[key]}, by key. */
    Map<String, String> map(String name) {
        Map<String, String> found = new LinkedHashMap<>();
        fields.forEach((field, value) -> {
            if (field.startsWith(name + "[") && field.endsWith("]")) {
                found.put(field.substring(name.length() + 1, field.length() - 1), value);
            }
        });
        return found;
    }

    /** What stands in {@code name[0]}, {@code name[1]} and so on, or in {@code name[]}. */
    List<String> list(String name) {
        return List.copyOf(map(name).values());
    }

    /** The same text for the same parameters in any order. */
    String canonical() {
        return new TreeMap<>(fields).toString();
    }
}
