package io.recredit.kit.database;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.util.Arrays;
import org.jboss.logging.Logger;

/**
 * Keeps one harmless message out of the log. When a connection cannot be opened, the pool of Vert.x 4.5 fails a waiting
 * query, and when its time to wait is over once more (vertx-sql-client issue 1706): a stack trace for every query while
 * PostgreSQL is away. The caller has its answer from the first time.
 */
final class DoubleFailures {

    private static final Logger LOG = Logger.getLogger(DoubleFailures.class);

    private static final String POOL = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

    private DoubleFailures() {}

    /** What nobody caught goes where it went before, but for those. */
    static void silence(Vertx vertx) {
        Handler<Throwable> others = vertx.exceptionHandler();
        vertx.exceptionHandler(failure -> {
            if (isDouble(failure)) {
                LOG.debug("a query that waited for a connection failed twice");
            } else if (others != null) {
                others.handle(failure);
            } else {
                LOG.error("nobody caught this", failure);
            }
        });
    }

    static boolean isDouble(Throwable failure) {
        return failure instanceof IllegalStateException
                && "Result is already complete".equals(failure.getMessage())
                && Arrays.stream(failure.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(POOL));
    }
}
