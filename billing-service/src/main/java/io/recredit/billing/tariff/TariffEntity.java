package io.recredit.billing.tariff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** A row of {@code tariff}. Rows are inserted by {@link TariffRepository} and never changed. */
@Entity
@Table(name = "tariff")
class TariffEntity {

    @Id
    String id = "";

    String currency = "";

    @Column(name = "valid_from")
    Instant validFrom = Instant.EPOCH;

    /** When the next tariff of the currency begins; null while there is none. */
    @Formula("(select min(later.valid_from) from tariff later"
            + " where later.currency = currency and later.valid_from > valid_from)")
    @Nullable
    Instant validUntil;

    @Column(name = "content_hash")
    byte[] contentHash = {};

    int prices;

    @Column(name = "imported_at")
    Instant importedAt = Instant.EPOCH;

    @Column(name = "imported_by")
    String importedBy = "";
}
