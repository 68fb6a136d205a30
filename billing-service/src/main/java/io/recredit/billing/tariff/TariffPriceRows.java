package io.recredit.billing.tariff;

import io.recredit.contracts.Amount;
import io.recredit.contracts.TariffPage.Price;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads all prices of a tariff, of which there may be 50,000: as rows, not as entities. */
@ApplicationScoped
class TariffPriceRows {

    /** Prices read with one statement, some 20 bytes of CSV each. */
    static final int PAGE = 2_000;

    private static final String AFTER = """
            select prefix, country, price_micros from tariff_price
            where tariff = $1 and prefix > $2 and ($3::text is null or country = $3)
            order by prefix limit $4""";

    private final Pool pool;

    TariffPriceRows(Pool pool) {
        this.pool = pool;
    }

    /** All prices, by prefix. */
    Uni<List<Price>> all(String tariff) {
        return pages(tariff, null).collect().in(ArrayList::new, List::addAll);
    }

    /**
     * The prices by prefix, page after page, each read when it is asked for: whoever reads slowly keeps one in memory.
     *
     * @param country only this country's, if given
     */
    Multi<List<Price>> pages(String tariff, @Nullable String country) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new Place(tariff, country), this::next)
                .whilst(prices -> prices.size() == PAGE)
                .select()
                .where(prices -> !prices.isEmpty());
    }

    private Uni<List<Price>> next(Place place) {
        return after(place.tariff, place.country, place.prefix).invoke(place::moveBehind);
    }

    private Uni<List<Price>> after(String tariff, @Nullable String country, String prefix) {
        return pool.preparedQuery(AFTER)
                .execute(Tuple.of(tariff, prefix, country, PAGE))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(TariffPriceRows::read)
                        .toList());
    }

    private static Price read(Row row) {
        return new Price(row.getString(0), row.getString(1), Amount.ofMicros(row.getLong(2)));
    }

    /** How far a reader has come. */
    private static final class Place {

        private final String tariff;
        private final @Nullable String country;
        private String prefix = "";

        Place(String tariff, @Nullable String country) {
            this.tariff = tariff;
            this.country = country;
        }

        void moveBehind(List<Price> prices) {
            if (!prices.isEmpty()) {
                prefix = prices.getLast().prefix();
            }
        }
    }
}
