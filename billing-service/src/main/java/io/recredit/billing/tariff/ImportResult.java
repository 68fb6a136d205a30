package io.recredit.billing.tariff;

import java.time.Instant;

/** What became of an import, or would become of it. */
sealed interface ImportResult {

    /** It was not there; now it is, or would be. */
    record Imported() implements ImportResult {}

    /** A tariff with the id and the same content was there already. */
    record Repeated() implements ImportResult {}

    /** A tariff with the id and other content was there already: tariffs never change. */
    record Conflicting() implements ImportResult {}

    /**
     * Another tariff of the currency begins at the same moment.
     *
     * @param other its id
     */
    record Overlapping(String other) implements ImportResult {}

    /**
     * It would take over from a tariff by which messages are, or were, priced.
     *
     * @param earliest when it may begin
     */
    record TooSoon(Instant earliest) implements ImportResult {}
}
