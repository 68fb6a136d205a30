package io.recredit.kit.problem;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Says that requests are answered 503 and why, in one line a second at most, however many they are. */
@ApplicationScoped
class UnavailableLog {

    private static final Logger LOG = Logger.getLogger(UnavailableLog.class);

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");
    private static final long ONE_LINE_PER_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong lastLineNanos = new AtomicLong(System.nanoTime() - ONE_LINE_PER_NANOS);
    private final AtomicLong notTold = new AtomicLong();

    /** A request was answered 503; the path has neither numbers nor texts of messages. */
    void answered(String path, String why) {
        long now = System.nanoTime();
        long last = lastLineNanos.get();
        if (now - last < ONE_LINE_PER_NANOS || !lastLineNanos.compareAndSet(last, now)) {
            notTold.incrementAndGet();
            return;
        }
        LOG.warnf(
                "503 to %s: %s (and to %d more since the last such line)",
                onOneLine(path), onOneLine(why), notTold.getAndSet(0));
    }

    /** Nobody writes lines of their own into our log. */
    static String onOneLine(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }
}
