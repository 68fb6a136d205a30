package io.recredit.kit.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the pool of connections to PostgreSQL with bounds that Quarkus has no settings for: how many may wait for a
 * connection, and how long. Without them a PostgreSQL that is slow or away gathers work without end, and whoever waits
 * learns of it after half a minute.
 */
@ApplicationScoped
class BoundedPool implements PgPoolCreator {

    private final int maxWaiting;
    private final int maxWaitMillis;

    /**
     * Takes the bounds.
     *
     * @param maxWaiting that wait for a connection; the next one fails at once with a {@code ConnectionPoolTooBusyException}
     * @param maxWait for a connection, opening it included; then it fails with a timeout
     */
    BoundedPool(
            @ConfigProperty(name = "recredit.database.max-waiting", defaultValue = "1000") int maxWaiting,
            @ConfigProperty(name = "recredit.database.max-wait", defaultValue = "5S") Duration maxWait) {
        this.maxWaiting = maxWaiting;
        this.maxWaitMillis = Math.toIntExact(maxWait.toMillis());
    }

    // Quarkus asks for its own type, which the builder that is to replace it does not give.
    @SuppressWarnings("deprecation")
    @Override
    public Pool create(Input input) {
        DoubleFailures.silence(input.vertx());
        PoolOptions options = new PoolOptions(input.poolOptions())
                .setMaxWaitQueueSize(maxWaiting)
                .setConnectionTimeout(maxWaitMillis)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        for (PgConnectOptions server : input.pgConnectOptionsList()) {
            // One that is not open by then is of no use to anybody.
            server.setConnectTimeout(maxWaitMillis);
        }
        return PgPool.pool(input.vertx(), input.pgConnectOptionsList(), options);
    }
}
