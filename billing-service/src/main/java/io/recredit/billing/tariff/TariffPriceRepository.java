package io.recredit.billing.tariff;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The prices of imported tariffs, in the caller's session. */
@ApplicationScoped
class TariffPriceRepository implements PanacheRepositoryBase<TariffPriceEntity, TariffPriceEntity.Key> {

    Uni<Void> insertAll(Tariff tariff) {
        return persist(tariff.prices().stream().map(price -> TariffPriceEntity.of(tariff.id(), price)));
    }

    /**
     * Prices by prefix, from the one after {@code prefix}; empty for the first.
     *
     * @param country only this country's, if given
     */
    Uni<List<TariffPriceEntity>> after(String tariff, @Nullable String country, String prefix, int limit) {
        return country == null
                ? find("tariff = ?1 and prefix > ?2 order by prefix", tariff, prefix)
                        .page(0, limit)
                        .list()
                : find("tariff = ?1 and prefix > ?2 and country = ?3 order by prefix", tariff, prefix, country)
                        .page(0, limit)
                        .list();
    }
}
