package io.recredit.send.pricing;

import io.recredit.contracts.EventJson;
import io.recredit.contracts.TariffHeader;
import io.recredit.contracts.TariffPage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;

/** Stores what the tariffs topic says. Storing the same twice changes nothing. */
@ApplicationScoped
class TariffRepository {

    private static final String HEADER = """
            insert into ref_tariff (tariff, currency, valid_from, pages, prices) values ($1, $2, $3, $4, $5)
            on conflict (tariff) do nothing""";

    private static final String PAGE = """
            insert into ref_tariff_page (tariff, page, prices) values ($1, $2, ($3::text)::jsonb -> 'prices')
            on conflict (tariff, page) do nothing""";

    private final Pool pool;

    TariffRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> store(TariffHeader header) {
        return pool.preparedQuery(HEADER)
                .execute(Tuple.of(
                        header.tariff(),
                        header.currency(),
                        header.validFrom().atOffset(ZoneOffset.UTC),
                        header.pages(),
                        header.prices()))
                .replaceWithVoid();
    }

    Uni<Void> store(TariffPage page) {
        String json = new String(EventJson.write(page), StandardCharsets.UTF_8);
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(page.tariff(), page.page(), json))
                .replaceWithVoid();
    }
}
