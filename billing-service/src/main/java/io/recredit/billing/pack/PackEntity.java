package io.recredit.billing.pack;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code pack}. Rows come with migrations; only {@code active} ever changes. */
@Entity
@Table(name = "pack")
class PackEntity {

    @Id
    String id = "";

    String currency = "";

    @Column(name = "amount_micros")
    long amountMicros;

    @Column(name = "price_micros")
    long priceMicros;

    @Column(name = "price_currency")
    String priceCurrency = "";

    boolean active;
}
