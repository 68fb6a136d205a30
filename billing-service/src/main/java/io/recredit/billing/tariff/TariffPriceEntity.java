package io.recredit.billing.tariff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A row of {@code tariff_price}. Rows are inserted by {@link TariffPriceRepository} and never changed. */
@Entity
@Table(name = "tariff_price")
@IdClass(TariffPriceEntity.Key.class)
class TariffPriceEntity {

    @Id
    String tariff = "";

    @Id
    String prefix = "";

    String country = "";

    @Column(name = "price_micros")
    long priceMicros;

    /** The primary key. */
    record Key(String tariff, String prefix) {}
}
