package io.recredit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A language with shift tables of its own for 7-bit messages (3GPP TS 23.038 annex A) that an account can opt into. */
public enum NationalLanguage implements WireName {
    @JsonProperty("tr")
    TURKISH("tr"),
    @JsonProperty("es")
    SPANISH("es"),
    @JsonProperty("pt")
    PORTUGUESE("pt");

    private final String wireName;

    NationalLanguage(String wireName) {
        this.wireName = wireName;
    }

    /** ISO 639-1. */
    @Override
    public String wireName() {
        return wireName;
    }
}
