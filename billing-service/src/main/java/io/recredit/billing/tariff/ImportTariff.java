package io.recredit.billing.tariff;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.recredit.billing.audit.Actor;
import io.recredit.billing.tariff.ImportResult.Conflicting;
import io.recredit.billing.tariff.ImportResult.Imported;
import io.recredit.billing.tariff.ImportResult.Overlapping;
import io.recredit.billing.tariff.ImportResult.Repeated;
import io.recredit.billing.tariff.ImportResult.TooSoon;
import io.recredit.contracts.TariffHeader;
import io.recredit.contracts.TariffPage;
import io.recredit.contracts.Topics;
import io.recredit.kit.idempotency.ContentHash;
import io.recredit.kit.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Stores a tariff and its announcement in one transaction, all or nothing. */
@ApplicationScoped
class ImportTariff {

    /**
     * How long before a tariff begins it has to be imported, unless it is the first of its currency. By then send-service
     * has it (which takes about a second) and no price list that was read without it is still in a cache.
     */
    static final Duration NOTICE = Duration.ofMinutes(1);

    private final TariffRepository tariffs;
    private final TariffPriceRepository prices;
    private final TariffAudit audit;

    ImportTariff(TariffRepository tariffs, TariffPriceRepository prices, TariffAudit audit) {
        this.tariffs = tariffs;
        this.prices = prices;
        this.audit = audit;
    }

    /** Imports the tariff; one import at a time. The caller wakes the outbox relay afterwards. */
    @WithTransaction
    Uni<ImportResult> run(Tariff tariff, Actor actor, Instant now) {
        return tariffs.lock()
                .chain(() -> judge(tariff, now))
                .chain(result -> result instanceof Imported
                        ? store(tariff, actor, now).replaceWith(result)
                        : Uni.createFrom().item(result));
    }

    /** What would become of the import; nothing is stored. */
    @WithSession
    Uni<ImportResult> rehearse(Tariff tariff, Instant now) {
        return judge(tariff, now);
    }

    private Uni<ImportResult> judge(Tariff tariff, Instant now) {
        return tariffs.findById(tariff.id())
                .chain(same -> same == null
                        ? judgeNew(tariff, now)
                        : Uni.createFrom()
                                .item(
                                        Arrays.equals(same.contentHash, hash(tariff))
                                                ? new Repeated()
                                                : new Conflicting()));
    }

    private Uni<ImportResult> judgeNew(Tariff tariff, Instant now) {
        return tariffs.beginningAt(tariff.currency(), tariff.validFrom())
                .chain(other -> other == null
                        ? judgeTime(tariff, now)
                        : Uni.createFrom().item(new Overlapping(other.id)));
    }

    /** A message has the price of the tariff that was valid when it was accepted, and no import changes which that was. */
    private Uni<ImportResult> judgeTime(Tariff tariff, Instant now) {
        Instant earliest = now.plus(NOTICE);
        if (!tariff.validFrom().isBefore(earliest)) {
            return Uni.createFrom().item(new Imported());
        }
        return tariffs.lastBefore(tariff.currency(), earliest)
                .map(inForce -> inForce == null ? new Imported() : new TooSoon(earliest));
    }

    private Uni<Void> store(Tariff tariff, Actor actor, Instant now) {
        return tariffs.insert(tariff, hash(tariff), actor.subject(), now)
                .chain(() -> prices.insertAll(tariff))
                .chain(() -> audit.tell(tariff, actor))
                .chain(() -> tariffs.announce(eventsOf(tariff, now)));
    }

    private static byte[] hash(Tariff tariff) {
        return ContentHash.of(tariff.content());
    }

    /** The header first, so that a reader knows how many pages to wait for; each has a key of its own. */
    private static List<OutboxEvent> eventsOf(Tariff tariff, Instant now) {
        OutboxEvent header = OutboxEvent.of(Topics.TARIFFS, tariff.id(), TariffHeader.TYPE, tariff.header(), now);
        Stream<OutboxEvent> pages = tariff.pages().stream()
                .map(page ->
                        OutboxEvent.of(Topics.TARIFFS, tariff.id() + "/" + page.page(), TariffPage.TYPE, page, now));
        return Stream.concat(Stream.of(header), pages).toList();
    }
}
