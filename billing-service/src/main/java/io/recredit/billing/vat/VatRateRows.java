package io.recredit.billing.vat;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.audit.AuditKind;
import io.recredit.billing.audit.AuditRecord;
import io.recredit.billing.audit.AuditScope;
import io.recredit.billing.audit.AuditTrail;
import io.recredit.contracts.Amount;
import io.recredit.kit.paging.PageRequest;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table {@code vat_rate}. */
@ApplicationScoped
class VatRateRows {

    /** Where a day begins first. */
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    private static final LocalDate BEFORE_ALL = LocalDate.of(1, 1, 1);

    /** Saves are rare and readers are not held up: so what was before is what the audit says. */
    private static final String LOCK = "lock table vat_rate in share row exclusive mode";

    private static final String BEFORE = "select percent_micros from vat_rate where country = $1 and valid_from = $2";

    /**
     * A rate that has begun somewhere stays, and so do the days on which it was charged: the next one begins later. Saying the
     * same again is no change. Only a country without a rate may have one from an earlier day on.
     */
    private static final String SAVE = """
            insert into vat_rate as r (country, valid_from, percent_micros, saved_at, saved_by)
            select $1, $2::date, $3::bigint, $4::timestamptz, $5
            where $2 > $6
                or exists (select from vat_rate where country = $1 and valid_from = $2 and percent_micros = $3)
                or not exists (select from vat_rate where country = $1 and valid_from <= $6)
            on conflict (country, valid_from) do update set percent_micros = excluded.percent_micros,
                saved_at = case when r.percent_micros = excluded.percent_micros then r.saved_at else $4 end,
                saved_by = case when r.percent_micros = excluded.percent_micros then r.saved_by else $5 end
            where r.valid_from > $6 or r.percent_micros = excluded.percent_micros
            returning country, valid_from, percent_micros, saved_at, saved_by""";

    private static final String AFTER = """
            select country, valid_from, percent_micros, saved_at, saved_by from vat_rate
            where (country, valid_from) > ($1, $2) and ($3::text is null or country = $3)
            order by country, valid_from
            limit $4""";

    private final Pool pool;
    private final AuditTrail audit;

    VatRateRows(Pool pool, AuditTrail audit) {
        this.pool = pool;
        this.audit = audit;
    }

    /** Saves a rate and tells the audit; a 409 if another one of that day is in force already. */
    Uni<VatRateView> save(VatRate rate, Actor actor, Instant now) {
        return pool.withTransaction(tx -> tx.query(LOCK)
                .execute()
                .chain(() -> find(tx, rate.country(), rate.validFrom()))
                .chain(before -> write(tx, rate, actor.subject(), now)
                        .call(() -> audit.record(
                                tx,
                                AuditRecord.saved(
                                        AuditScope.PLATFORM,
                                        AuditKind.VAT_RATE,
                                        rate.country(),
                                        before.orElse(null),
                                        rate,
                                        actor)))));
    }

    private static Uni<Optional<VatRate>> find(SqlConnection tx, String country, LocalDate validFrom) {
        return tx.preparedQuery(BEFORE)
                .execute(Tuple.of(country, validFrom))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new VatRate(country, validFrom, Amount.ofMicros(row.getLong(0))))
                        .findFirst());
    }

    private static Uni<VatRateView> write(SqlConnection tx, VatRate rate, String actor, Instant now) {
        Tuple values = Tuple.tuple()
                .addString(rate.country())
                .addLocalDate(rate.validFrom())
                .addLong(rate.percent().micros())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addString(actor)
                .addLocalDate(LocalDate.ofInstant(now, EARLIEST));
        return tx.preparedQuery(SAVE).execute(values).map(rows -> {
            if (rows.size() == 0) {
                throw Problems.conflict(
                        "vat-rate-in-force",
                        "VAT rate in force",
                        "Another rate of " + rate.country() + " is charged on " + rate.validFrom()
                                + ", or was; save one that begins later than today.");
            }
            return read(rows.iterator().next());
        });
    }

    /**
     * A page by country and day.
     *
     * @param country only of this one; null for all
     */
    Uni<List<VatRateView>> list(@Nullable String country, PageRequest page) {
        List<String> after = page.after();
        Tuple values = Tuple.tuple()
                .addString(after.isEmpty() ? "" : after.getFirst())
                .addLocalDate(after.isEmpty() ? BEFORE_ALL : dayOf(after))
                .addString(country)
                .addInteger(page.rowsToRead());
        return pool.preparedQuery(AFTER)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(VatRateRows::read)
                        .toList());
    }

    private static LocalDate dayOf(List<String> cursor) {
        if (cursor.size() != 2) {
            throw PageRequest.badCursor();
        }
        try {
            return LocalDate.parse(cursor.getLast());
        } catch (DateTimeException notOurs) {
            throw PageRequest.badCursor();
        }
    }

    private static VatRateView read(Row row) {
        return new VatRateView(
                row.getString(0),
                row.getLocalDate(1),
                Amount.ofMicros(row.getLong(2)),
                row.getOffsetDateTime(3).toInstant(),
                row.getString(4));
    }
}
