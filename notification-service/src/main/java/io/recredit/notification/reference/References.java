package io.recredit.notification.reference;

import io.recredit.contracts.Topics;
import io.recredit.kit.kafka.DeadLetters;
import io.recredit.kit.reference.AccountDirectory;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes what the whole service shares: the directory of accounts, and the clock that days are counted by. */
class References {

    @Produces
    @Singleton
    AccountDirectory accounts(Pool pool, DeadLetters deadLetters) {
        return new AccountDirectory(pool, deadLetters, Topics.Consumer.NOTIFICATION);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
