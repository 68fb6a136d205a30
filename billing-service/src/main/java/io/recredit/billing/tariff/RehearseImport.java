package io.recredit.billing.tariff;

import io.recredit.contracts.TariffPage.Price;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows what an import would change, and changes nothing. */
@ApplicationScoped
class RehearseImport {

    private final ImportTariff importTariff;
    private final TariffRepository tariffs;
    private final TariffPriceRows prices;

    RehearseImport(ImportTariff importTariff, TariffRepository tariffs, TariffPriceRows prices) {
        this.importTariff = importTariff;
        this.tariffs = tariffs;
        this.prices = prices;
    }

    /** The differences to the tariff that it would take over from; fails with the problem that the import would have. */
    Uni<DryRunView> run(Tariff tariff, Instant now) {
        return importTariff
                .rehearse(tariff, now)
                .map(result -> ImportRefusals.isRepeated(tariff, result))
                .chain(repeated -> tariffs.replacedBy(tariff)
                        .chain(replaced -> replaced == null
                                ? Uni.createFrom().item(view(tariff, null, repeated, List.of()))
                                : prices.all(replaced.id).map(before -> view(tariff, replaced.id, repeated, before))));
    }

    private static DryRunView view(Tariff tariff, @Nullable String replaces, boolean repeated, List<Price> before) {
        return DryRunView.of(tariff, replaces, repeated, TariffChanges.between(before, tariff.prices()));
    }
}
