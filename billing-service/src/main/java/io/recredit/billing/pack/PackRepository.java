package io.recredit.billing.pack;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The packs on offer, in the caller's session. */
@ApplicationScoped
class PackRepository implements PanacheRepositoryBase<PackEntity, String> {

    private static final String IN_ONE_CURRENCY =
            "active and currency = ?1 and (currency > ?2 or amountMicros > ?3) order by amountMicros";

    private static final String IN_ALL =
            "active and (currency > ?1 or currency = ?1 and amountMicros > ?2) order by currency, amountMicros";

    /**
     * Packs by currency and size, from the one after the place.
     *
     * @param currency only packs of this; of all when absent
     */
    Uni<List<PackEntity>> after(PackPlace place, @Nullable String currency, int limit) {
        return (currency == null
                        ? find(IN_ALL, place.currency(), place.amountMicros())
                        : find(IN_ONE_CURRENCY, currency, place.currency(), place.amountMicros()))
                .page(0, limit)
                .list();
    }
}
