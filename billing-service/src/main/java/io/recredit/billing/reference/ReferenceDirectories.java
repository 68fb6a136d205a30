package io.recredit.billing.reference;

import io.recredit.contracts.Topics;
import io.recredit.kit.kafka.DeadLetters;
import io.recredit.kit.reference.AccountDirectory;
import io.recredit.kit.reference.UserDirectory;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the directories of accounts and users, which the whole service reads. */
@ApplicationScoped
class ReferenceDirectories {

    /** Of each kind in memory, some 300 bytes each. The others are read when a poll names them. */
    private static final int MOST_KEPT = 50_000;

    @Produces
    @Singleton
    AccountDirectory accounts(Pool pool, DeadLetters deadLetters) {
        return AccountDirectory.bounded(pool, deadLetters, Topics.Consumer.BILLING, MOST_KEPT);
    }

    @Produces
    @Singleton
    UserDirectory users(Pool pool, DeadLetters deadLetters) {
        return UserDirectory.bounded(pool, deadLetters, Topics.Consumer.BILLING, MOST_KEPT);
    }
}
