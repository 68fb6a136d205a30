package io.recredit.billing.profile;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The table {@code billing_profile}. */
@ApplicationScoped
class BillingProfileRows {

    private static final String SAVE = """
            insert into billing_profile (customer, legal_name, address, postcode, city, country, vat_id, updated_at,
                updated_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (customer) do update set legal_name = excluded.legal_name, address = excluded.address,
                postcode = excluded.postcode, city = excluded.city, country = excluded.country,
                vat_id = excluded.vat_id, updated_at = excluded.updated_at, updated_by = excluded.updated_by""";

    private static final String FIND = """
            select legal_name, address, postcode, city, country, vat_id, updated_at, updated_by
            from billing_profile where customer = $1""";

    private final Pool pool;

    BillingProfileRows(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> save(BillingProfile profile, String actor, Instant now) {
        Tuple values = Tuple.tuple()
                .addString(profile.customer())
                .addString(profile.legalName())
                .addArrayOfString(profile.address().toArray(String[]::new))
                .addString(profile.postcode())
                .addString(profile.city())
                .addString(profile.country())
                .addString(profile.vatId())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addString(actor);
        return pool.preparedQuery(SAVE).execute(values).replaceWithVoid();
    }

    Uni<Optional<BillingProfileView>> find(String customer) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(customer))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(BillingProfileRows::read)
                        .findFirst());
    }

    private static BillingProfileView read(Row row) {
        return new BillingProfileView(
                row.getString(0),
                List.of(row.getArrayOfStrings(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getOffsetDateTime(6).toInstant(),
                row.getString(7));
    }
}
