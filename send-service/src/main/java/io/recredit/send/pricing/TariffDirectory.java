package io.recredit.send.pricing;

import io.recredit.contracts.EventJson;
import io.recredit.contracts.TariffPage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The complete tariffs of this service's database, kept in memory. A tariff never changes once it is complete. */
@ApplicationScoped
public class TariffDirectory {

    private static final String COMPLETE = """
            select t.tariff, t.currency, t.valid_from
            from ref_tariff t
            where t.pages = (select count(*) from ref_tariff_page p where p.tariff = t.tariff and p.page < t.pages)""";

    private static final String PAGES = """
            select jsonb_build_object('tariff', tariff, 'page', page, 'prices', prices)::text as body
            from ref_tariff_page where tariff = $1""";

    private final Pool pool;
    private final Map<String, Tariff> known = new ConcurrentHashMap<>();
    private volatile Tariffs current = Tariffs.NONE;
    private volatile boolean loaded;

    TariffDirectory(Pool pool) {
        this.pool = pool;
    }

    /** The tariffs as they were when last looked at, at most some seconds ago. */
    public Tariffs current() {
        return current;
    }

    /** Whether the database was read at least once. */
    public boolean isLoaded() {
        return loaded;
    }

    /** Reads the tariffs that became complete since the last call. Not for concurrent calls. */
    Uni<Void> refresh() {
        return pool.query(COMPLETE)
                .execute()
                .map(rows -> stream(rows)
                        .filter(row -> !known.containsKey(row.getString("tariff")))
                        .toList())
                .onItem()
                .transformToMulti(headers -> Multi.createFrom().iterable(headers))
                .onItem()
                .transformToUniAndConcatenate(this::read)
                .collect()
                .asList()
                .invoke(this::add)
                .replaceWithVoid();
    }

    private void add(List<Tariff> tariffs) {
        if (!tariffs.isEmpty()) {
            tariffs.forEach(tariff -> known.put(tariff.id(), tariff));
            current = new Tariffs(known.values());
        }
        loaded = true;
    }

    private Uni<Tariff> read(Row header) {
        String id = header.getString("tariff");
        String currency = header.getString("currency");
        Instant validFrom = header.getOffsetDateTime("valid_from").toInstant();
        return pool.preparedQuery(PAGES).execute(Tuple.of(id)).map(rows -> {
            List<Price> prices = new ArrayList<>();
            stream(rows).forEach(row -> {
                byte[] body = row.getString("body").getBytes(StandardCharsets.UTF_8);
                for (TariffPage.Price price :
                        EventJson.read(body, TariffPage.class).prices()) {
                    prices.add(new Price(price.prefix(), price.country(), price.price()));
                }
            });
            return new Tariff(id, currency, validFrom, prices);
        });
    }

    private static Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
