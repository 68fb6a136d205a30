package io.recredit.billing.payment;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Stands in where no top-ups are: what the processor says of payments concerns nobody. */
@DefaultBean
@ApplicationScoped
class NobodyWatches implements PaymentWatch {

    @Override
    public Uni<Void> charged(UUID payment, PaymentAnswer.Charged charged) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> failed(UUID payment) {
        return Uni.createFrom().voidItem();
    }
}
