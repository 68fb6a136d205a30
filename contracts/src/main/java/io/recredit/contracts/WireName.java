package io.recredit.contracts;

import java.util.Optional;

/** An enum whose constants have a fixed name in events, REST bodies and database columns. */
public interface WireName {

    /** The name outside Java; it never changes once published. */
    String wireName();

    /** The constant with that name, empty if there is none. */
    static <E extends Enum<E> & WireName> Optional<E> parse(Class<E> type, String wireName) {
        for (E constant : type.getEnumConstants()) {
            if (constant.wireName().equals(wireName)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /**
     * The constant with that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static <E extends Enum<E> & WireName> E of(Class<E> type, String wireName) {
        return parse(type, wireName)
                .orElseThrow(() -> new IllegalArgumentException("no " + type.getSimpleName() + ": " + wireName));
    }
}
