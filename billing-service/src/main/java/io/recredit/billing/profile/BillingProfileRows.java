package io.recredit.billing.profile;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.audit.AuditKind;
import io.recredit.billing.audit.AuditRecord;
import io.recredit.billing.audit.AuditScope;
import io.recredit.billing.audit.AuditTrail;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
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

    /** Saves are rare and readers are not held up: so what was before is what the audit says. */
    private static final String LOCK = "lock table billing_profile in share row exclusive mode";

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
    private final AuditTrail audit;

    BillingProfileRows(Pool pool, AuditTrail audit) {
        this.pool = pool;
        this.audit = audit;
    }

    /** Saves the profile and tells the audit. */
    Uni<Void> save(BillingProfile profile, Actor actor, Instant now) {
        return pool.withTransaction(tx -> tx.query(LOCK)
                .execute()
                .chain(() -> find(tx, profile.customer()))
                .call(() -> write(tx, profile, actor.subject(), now))
                .chain(before -> audit.record(
                        tx,
                        AuditRecord.saved(
                                AuditScope.customer(profile.customer()),
                                AuditKind.BILLING_PROFILE,
                                profile.customer(),
                                before.map(view -> view.profileOf(profile.customer()))
                                        .orElse(null),
                                profile,
                                actor))));
    }

    private static Uni<Void> write(SqlConnection tx, BillingProfile profile, String actor, Instant now) {
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
        return tx.preparedQuery(SAVE).execute(values).replaceWithVoid();
    }

    Uni<Optional<BillingProfileView>> find(String customer) {
        return find(pool, customer);
    }

    private static Uni<Optional<BillingProfileView>> find(SqlClient client, String customer) {
        return client.preparedQuery(FIND)
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
