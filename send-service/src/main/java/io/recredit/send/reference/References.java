package io.recredit.send.reference;

import io.recredit.contracts.Topics;
import io.recredit.kit.kafka.DeadLetters;
import io.recredit.kit.reference.AccountDirectory;
import io.recredit.kit.reference.UserDirectory;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the directories of this service's database injectable. */
class References {

    @Produces
    @Singleton
    AccountDirectory accounts(Pool pool, DeadLetters deadLetters) {
        return new AccountDirectory(pool, deadLetters, Topics.Consumer.SEND);
    }

    @Produces
    @Singleton
    UserDirectory users(Pool pool, DeadLetters deadLetters) {
        return new UserDirectory(pool, deadLetters, Topics.Consumer.SEND);
    }
}
