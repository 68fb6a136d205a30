package io.recredit.notification.reference;

import io.recredit.kit.reference.AccountDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Mirrors the accounts topic. */
@ApplicationScoped
class ReferenceConsumer {

    private final AccountDirectory accounts;

    ReferenceConsumer(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    @Incoming("accounts")
    Uni<Void> accounts(ConsumerRecords<String, byte[]> records) {
        return accounts.apply(records);
    }
}
