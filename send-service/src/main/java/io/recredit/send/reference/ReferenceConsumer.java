package io.recredit.send.reference;

import io.recredit.kit.reference.AccountDirectory;
import io.recredit.kit.reference.UserDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Mirrors the accounts and users topics. */
@ApplicationScoped
class ReferenceConsumer {

    private final AccountDirectory accounts;
    private final UserDirectory users;

    ReferenceConsumer(AccountDirectory accounts, UserDirectory users) {
        this.accounts = accounts;
        this.users = users;
    }

    @Incoming("accounts")
    Uni<Void> accounts(ConsumerRecords<String, byte[]> records) {
        return accounts.apply(records);
    }

    @Incoming("users")
    Uni<Void> users(ConsumerRecords<String, byte[]> records) {
        return users.apply(records);
    }
}
