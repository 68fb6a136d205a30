package io.recredit.send.pricing;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All complete tariffs at one moment. A number has the price of the tariff that became valid last. */
public final class Tariffs {

    public static final Tariffs NONE = new Tariffs(List.of());

    /** For each currency the tariffs, the one that becomes valid last first. */
    private final Map<String, List<Tariff>> byCurrency;

    public Tariffs(Collection<Tariff> tariffs) {
        this.byCurrency = tariffs.stream()
                .sorted(comparing(Tariff::validFrom).thenComparing(Tariff::id).reversed())
                .collect(Collectors.groupingBy(Tariff::currency));
    }

    /** The currency's tariff at that time, empty if none is valid yet. */
    public Optional<Tariff> validAt(String currency, Instant at) {
        return byCurrency.getOrDefault(currency, List.of()).stream()
                .filter(tariff -> !tariff.validFrom().isAfter(at))
                .findFirst();
    }
}
