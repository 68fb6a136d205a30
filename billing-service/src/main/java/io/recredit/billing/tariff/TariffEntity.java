package io.recredit.billing.tariff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code tariff}. Rows are inserted by {@link TariffRepository} and never changed. */
@Entity
@Table(name = "tariff")
class TariffEntity {

    @Id
    String id = "";

    String currency = "";

    @Column(name = "valid_from")
    Instant validFrom = Instant.EPOCH;

    @Column(name = "content_hash")
    byte[] contentHash = {};

    int prices;

    @Column(name = "imported_at")
    Instant importedAt = Instant.EPOCH;

    @Column(name = "imported_by")
    String importedBy = "";
}
