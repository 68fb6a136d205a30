package io.recredit.billing.tariff;

import io.recredit.contracts.TariffPage.Price;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A row of {@code tariff_price}. */
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

    static TariffPriceEntity of(String tariff, Price price) {
        TariffPriceEntity row = new TariffPriceEntity();
        row.tariff = tariff;
        row.prefix = price.prefix();
        row.country = price.country();
        row.priceMicros = price.price().micros();
        return row;
    }
}
