package io.recredit.send.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a caller wants to wait for the decisions (RFC 7240 §4.3, {@code Prefer: wait=N} in seconds). */
record WaitPreference(Duration duration) {

    /** Longer waits are cut to this; what is applied is told. */
    static final int MAX_SECONDS = 30;

    private static final Pattern WAIT =
            Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*\"?([0-9]{1,6})\"?(?=$|[,;\\s])");

    /** The preference, empty if there is none or it is not understood: preferences are never an error. */
    static Optional<WaitPreference> parse(@Nullable String prefer) {
        if (prefer == null) {
            return Optional.empty();
        }
        Matcher matcher = WAIT.matcher(prefer);
        if (!matcher.find()) {
            return Optional.empty();
        }
        int seconds = Math.min(MAX_SECONDS, Integer.parseInt(matcher.group(1)));
        return Optional.of(new WaitPreference(Duration.ofSeconds(seconds)));
    }

    /** The value of the header {@code Preference-Applied}. */
    String applied() {
        return "wait=" + duration.toSeconds();
    }
}
