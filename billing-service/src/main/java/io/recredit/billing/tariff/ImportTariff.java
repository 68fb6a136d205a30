package io.recredit.billing.tariff;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.recredit.billing.audit.Actor;
import io.recredit.contracts.TariffHeader;
import io.recredit.contracts.TariffPage;
import io.recredit.contracts.Topics;
import io.recredit.kit.idempotency.ContentHash;
import io.recredit.kit.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Stores a tariff and its announcement in one transaction, all or nothing. */
@ApplicationScoped
class ImportTariff {

    /** What became of an import. */
    enum Result {
        IMPORTED,
        /** A tariff with the id and the same content was there already. */
        REPEATED,
        /** A tariff with the id and other content was there already: tariffs never change. */
        CONFLICTING
    }

    private final TariffRepository tariffs;
    private final TariffPriceRepository prices;
    private final TariffAudit audit;

    ImportTariff(TariffRepository tariffs, TariffPriceRepository prices, TariffAudit audit) {
        this.tariffs = tariffs;
        this.prices = prices;
        this.audit = audit;
    }

    /** Imports the tariff. The caller wakes the outbox relay afterwards. */
    @WithTransaction
    Uni<Result> run(Tariff tariff, Actor actor, Instant now) {
        byte[] contentHash = ContentHash.of(tariff.content());
        return tariffs.insert(tariff, contentHash, actor.subject(), now)
                .chain(isNew -> isNew
                        ? prices.insertAll(tariff)
                                .chain(() -> audit.tell(tariff, actor))
                                .chain(() -> tariffs.announce(eventsOf(tariff, now)))
                                .replaceWith(Result.IMPORTED)
                        : compare(tariff, contentHash));
    }

    private Uni<Result> compare(Tariff tariff, byte[] contentHash) {
        return tariffs.findById(tariff.id())
                .map(stored -> Arrays.equals(stored.contentHash, contentHash) ? Result.REPEATED : Result.CONFLICTING);
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
