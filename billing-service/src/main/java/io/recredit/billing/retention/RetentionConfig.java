package io.recredit.billing.retention;

import io.smallrye.config.ConfigMapping;
import java.time.Period;
import java.util.Optional;

/** How long the ledger keeps its entries. */
@ConfigMapping(prefix = "recredit.ledger")
interface RetentionConfig {

    /**
     * How old a week has to be to be archived daily, as an ISO 8601 period such as {@code P13M}; at least 26 weeks.
     * Absent: never.
     */
    Optional<Period> retention();
}
