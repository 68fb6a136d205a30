package io.recredit.billing.tariff;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.recredit.billing.audit.Actor;
import io.recredit.billing.audit.AuditKind;
import io.recredit.billing.audit.AuditRecord;
import io.recredit.billing.audit.AuditScope;
import io.recredit.billing.audit.AuditTrail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells the audit what an imported tariff changes, in the caller's session. */
@ApplicationScoped
class TariffAudit {

    private static final String COMPARE = """
            with replaced as (
                select id from tariff where currency = ?1 and id <> ?2 and valid_from <= ?3
                order by valid_from desc, id desc limit 1
            )
            select (select id from replaced) as replaces,
                count(*) filter (where n.price_micros > o.price_micros) as raised,
                count(*) filter (where n.price_micros < o.price_micros) as lowered,
                count(*) filter (where o.prefix is null) as added,
                count(*) filter (where n.prefix is null) as dropped
            from (select prefix, price_micros from tariff_price where tariff = ?2) n
            full join (select prefix, price_micros from tariff_price where tariff = (select id from replaced)) o
                on o.prefix = n.prefix""";

    private final AuditTrail audit;

    TariffAudit(AuditTrail audit) {
        this.audit = audit;
    }

    /** To be called when its prices are stored. */
    Uni<Void> tell(Tariff tariff, Actor actor) {
        return Panache.getSession()
                .chain(session -> compare(session, tariff)
                        .chain(document -> audit.record(
                                session,
                                AuditRecord.created(
                                        AuditScope.PLATFORM, AuditKind.TARIFF, tariff.id(), document, actor))));
    }

    private static Uni<TariffDocument> compare(Mutiny.Session session, Tariff tariff) {
        return session.createNativeQuery(COMPARE, Object[].class)
                .setParameter(1, tariff.currency())
                .setParameter(2, tariff.id())
                .setParameter(3, tariff.validFrom())
                .getSingleResult()
                .map(row -> new TariffDocument(
                        tariff.currency(),
                        tariff.validFrom(),
                        tariff.prices().size(),
                        (String) row[0],
                        count(row[1]),
                        count(row[2]),
                        count(row[3]),
                        count(row[4])));
    }

    private static int count(Object column) {
        return ((Number) column).intValue();
    }
}
