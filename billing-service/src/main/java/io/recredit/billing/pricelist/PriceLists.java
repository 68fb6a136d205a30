package io.recredit.billing.pricelist;

import io.recredit.contracts.Amount;
import io.recredit.contracts.TariffPage.Price;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the imported tariffs, which never change, as price lists. */
@ApplicationScoped
public class PriceLists {

    private static final String TARIFF = """
            select t.id, t.currency, t.valid_from,
                (select min(later.valid_from) from tariff later
                 where later.currency = t.currency and later.valid_from > t.valid_from)
            from tariff t where\s""";

    private static final String VALID_AT =
            TARIFF + "t.currency = $1 and t.valid_from <= $2 order by t.valid_from desc limit 1";

    private static final String WITH_ID = TARIFF + "t.id = $1";

    private static final String PRICES = """
            select prefix, country, price_micros from tariff_price
            where tariff = $1 and prefix > $2 order by prefix limit $3""";

    private static final String PRICES_OF_COUNTRY = """
            select prefix, country, price_micros from tariff_price
            where tariff = $1 and prefix > $2 and country = $4 order by prefix limit $3""";

    private static final String LONGEST_OF = """
            select p.prefix, p.country, p.price_micros
            from unnest($2::text[]) as candidate (prefix)
            join tariff_price p on p.tariff = $1 and p.prefix = candidate.prefix
            order by length(p.prefix) desc limit 1""";

    private static final String DEAREST =
            "select max(price_micros) from tariff_price where tariff = $1 and country = $2";

    private final Pool pool;

    PriceLists(Pool pool) {
        this.pool = pool;
    }

    /** The tariff of the currency that is valid at that moment, if one is. */
    public Uni<Optional<ValidTariff>> validAt(String currency, Instant time) {
        return pool.preparedQuery(VALID_AT)
                .execute(Tuple.of(currency, time.atOffset(ZoneOffset.UTC)))
                .map(rows -> first(rows, PriceLists::tariff));
    }

    /** The tariff with that id, valid or not. */
    Uni<Optional<ValidTariff>> withId(String id) {
        return pool.preparedQuery(WITH_ID).execute(Tuple.of(id)).map(rows -> first(rows, PriceLists::tariff));
    }

    /**
     * Prices by prefix, from the one after {@code prefix}; empty for the first.
     *
     * @param country only this country's, if given
     */
    Uni<List<Price>> prices(String tariff, @Nullable String country, String prefix, int limit) {
        return (country == null
                        ? pool.preparedQuery(PRICES).execute(Tuple.of(tariff, prefix, limit))
                        : pool.preparedQuery(PRICES_OF_COUNTRY).execute(Tuple.of(tariff, prefix, limit, country)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PriceLists::price)
                        .toList());
    }

    /**
     * The price of the longest prefix that the number begins with, if there is one.
     *
     * @param digits the international number without the plus sign
     */
    Uni<Optional<Price>> priceOf(String tariff, String digits) {
        String[] prefixes = IntStream.rangeClosed(1, digits.length())
                .mapToObj(length -> digits.substring(0, length))
                .toArray(String[]::new);
        return pool.preparedQuery(LONGEST_OF)
                .execute(Tuple.tuple().addString(tariff).addArrayOfString(prefixes))
                .map(rows -> first(rows, PriceLists::price));
    }

    /** The highest of a country's prices, if it has one. */
    public Uni<Optional<Amount>> dearest(String tariff, String country) {
        return pool.preparedQuery(DEAREST)
                .execute(Tuple.of(tariff, country))
                .map(rows ->
                        Optional.ofNullable(rows.iterator().next().getLong(0)).map(Amount::ofMicros));
    }

    private static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst().map(read);
    }

    private static ValidTariff tariff(Row row) {
        OffsetDateTime until = row.getOffsetDateTime(3);
        return new ValidTariff(
                row.getString(0),
                row.getString(1),
                row.getOffsetDateTime(2).toInstant(),
                until == null ? null : until.toInstant());
    }

    private static Price price(Row row) {
        return new Price(row.getString(0), row.getString(1), Amount.ofMicros(row.getLong(2)));
    }
}
