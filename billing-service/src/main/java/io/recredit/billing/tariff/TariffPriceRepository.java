package io.recredit.billing.tariff;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.recredit.contracts.TariffPage.Price;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The prices of imported tariffs, in the caller's session. */
@ApplicationScoped
class TariffPriceRepository implements PanacheRepositoryBase<TariffPriceEntity, TariffPriceEntity.Key> {

    /**
     * One statement for all prices, for a tariff may have 50,000 of them: as many entities would keep the event loop
     * busy for seconds. The columns travel as lists with commas, which none of the values can contain.
     */
    private static final String INSERT = """
            insert into tariff_price (tariff, prefix, country, price_micros)
            select cast(?1 as text), prefix, country, cast(price_micros as bigint)
            from unnest(string_to_array(cast(?2 as text), ','), string_to_array(cast(?3 as text), ','),
                string_to_array(cast(?4 as text), ',')) as price (prefix, country, price_micros)""";

    Uni<Void> insertAll(Tariff tariff) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter(1, tariff.id())
                        .setParameter(2, column(tariff, Price::prefix))
                        .setParameter(3, column(tariff, Price::country))
                        .setParameter(
                                4,
                                column(
                                        tariff,
                                        price -> String.valueOf(price.price().micros())))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static String column(Tariff tariff, Function<Price, String> value) {
        return tariff.prices().stream().map(value).collect(Collectors.joining(","));
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
