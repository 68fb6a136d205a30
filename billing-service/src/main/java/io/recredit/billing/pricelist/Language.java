package io.recredit.billing.pricelist;

import io.recredit.contracts.WireName;
import java.util.Locale;

/** A language in which countries are named, by its ISO 639-1 code. */
enum Language implements WireName {
    ENGLISH(Locale.ENGLISH),
    FRENCH(Locale.FRENCH),
    ITALIAN(Locale.ITALIAN);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    @Override
    public String wireName() {
        return locale.getLanguage();
    }

    Locale locale() {
        return locale;
    }
}
