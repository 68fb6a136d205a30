package io.recredit.billing.card;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Stands in where no top-ups are: nothing waits for a better card. */
@DefaultBean
@ApplicationScoped
class NobodyWatches implements CardWatch {

    @Override
    public Uni<Void> defaultChanged(String customer, Instant now) {
        return Uni.createFrom().voidItem();
    }
}
