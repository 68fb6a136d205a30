package io.recredit.notification.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one try to send a mail came to.
 *
 * @param accepted the recipients for whom the server took it now
 * @param refused those whom it refused for good now
 * @param putOff whether there are others, to be tried again
 * @param error why not everybody has it; null if everybody has
 */
record Attempt(
        List<String> accepted,
        List<String> refused,
        boolean putOff,
        @Nullable String error) {}
