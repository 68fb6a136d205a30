package io.recredit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose VAT is charged on a sale, if any. */
public enum VatTreatment implements WireName {
    /** Seller and buyer are in the same country: its rate. */
    @JsonProperty("domestic")
    DOMESTIC("domestic"),
    /** A business in another country of the EU: none is charged, the buyer owes it (Directive 2006/112/EC, Article 196). */
    @JsonProperty("reverse-charge")
    REVERSE_CHARGE("reverse-charge"),
    /** Somebody without a VAT id in another country of the EU: the rate of that country (one-stop shop, Article 58). */
    @JsonProperty("destination")
    DESTINATION("destination"),
    /** The buyer is outside the EU: none. */
    @JsonProperty("outside-scope")
    OUTSIDE_SCOPE("outside-scope");

    private final String wireName;

    VatTreatment(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    /** Whether a rate is charged; otherwise the rate is 0. */
    public boolean isTaxed() {
        return this == DOMESTIC || this == DESTINATION;
    }
}
