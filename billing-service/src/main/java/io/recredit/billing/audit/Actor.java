package io.recredit.billing.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who changed something.
 *
 * @param subject the token's subject: an opaque id of a person or program; {@code system} if nobody asked for it
 * @param role the mightiest role of the token, or {@code system}
 * @param requestId what the caller or a gateway calls the request, 1 to 128 visible ASCII characters; null if nothing
 */
public record Actor(String subject, String role, @Nullable String requestId) {

    /** The system did it by itself: by a schedule, or after so many declines. */
    public static final Actor SYSTEM = new Actor("system", "system", null);
}
