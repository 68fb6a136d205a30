package io.recredit.kit.kafka;

import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What to do when something is not the data's fault: wait and try again, for as long as it takes. */
public final class Retrying {

    private static final Logger LOG = Logger.getLogger(Retrying.class);

    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final List<String> SAID_OF_LOST_CONNECTIONS = List.of(
            "Connection was closed",
            "Connection is not active now",
            "Pending requests failed to be sent due to connection has been closed");

    private Retrying() {}

    /**
     * Runs the work again, after 100 ms to 5 s, for ever, until it succeeds or fails with a data error
     * ({@link DataErrors}). A consumer that let any other failure pass would stop for good. The work must be safe to
     * repeat.
     */
    public static <T> Uni<T> untilDone(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure(Retrying::isWorthAnotherTry)
                .invoke(Retrying::tell)
                .onFailure(Retrying::isWorthAnotherTry)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }

    private static boolean isWorthAnotherTry(Throwable failure) {
        return !DataErrors.isDataError(failure);
    }

    private static void tell(Throwable failure) {
        if (failure instanceof TryAgain || isInfrastructureAway(failure)) {
            LOG.warnf("waiting, will try again: %s", failure);
        } else {
            LOG.error("a failure that nobody thought of, will try again", failure);
        }
    }

    /**
     * A connection was refused, lost or not to be had, a Kafka request ran out of time, or PostgreSQL answered with
     * SQLSTATE class 08 (connection), 40 (rolled back, e.g. deadlock), 53 (resources) or 57 (shutting down).
     */
    public static boolean isInfrastructureAway(Throwable failure) {
        if (SqlState.of(failure).isPresent()) {
            return SqlState.startsWith(failure, "08", "40", "53", "57");
        }
        for (Throwable cause = failure; cause != null; cause = SqlState.next(cause)) {
            if (cause instanceof RetriableException
                    || cause instanceof TimeoutException
                    || isLostConnection(cause)
                    || isClosedPool(cause)
                    || cause instanceof ConnectionPoolTooBusyException
                    || isPoolTimeout(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLostConnection(Throwable cause) {
        // Jackson's exceptions are IOExceptions, too, but not of java.io, java.net or java.nio.
        return cause instanceof ClosedConnectionException
                || (cause instanceof IOException && cause.getClass().getName().startsWith("java."))
                || cause instanceof IOException io && io.getClass().getName().startsWith("io.netty.channel.")
                || (cause.getClass().getName().startsWith("io.vertx.") && isSaidOfLostConnections(cause.getMessage()));
    }

    /** For a connection that was lost a moment before, Vert.x has failures without a type of their own. */
    private static boolean isSaidOfLostConnections(@Nullable String message) {
        return message != null && SAID_OF_LOST_CONNECTIONS.stream().anyMatch(message::startsWith);
    }

    /** While the service stops, the pool goes before those who use it. */
    private static boolean isClosedPool(Throwable cause) {
        return "Pool closed".equals(cause.getMessage());
    }

    /** A connection was not to be had in time: said in one way to a single query, in another to a transaction. */
    private static boolean isPoolTimeout(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return (cause instanceof VertxException && message.contains("Timeout"))
                || (cause instanceof NoStackTraceThrowable && message.equals("Timeout"));
    }
}
