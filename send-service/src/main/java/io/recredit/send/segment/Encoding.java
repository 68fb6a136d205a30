package io.recredit.send.segment;

import io.recredit.contracts.WireName;

/**
 * How a text travels. A message is one segment of up to {@link #singleLimit()} characters, or several of up to
 * {@link #partLimit()}: the rest is taken by the concatenation header (3GPP TS 23.040 §9.2.3.24.1).
 */
public enum Encoding implements WireName {
    /** Septets of the GSM 03.38 default alphabet; characters of its extension table count two. */
    GSM_7("GSM-7", 160, 153),
    /** UTF-16 code units; characters beyond the basic plane, such as most emoji, count two. */
    UCS_2("UCS-2", 70, 67);

    private final String wireName;
    private final int singleLimit;
    private final int partLimit;

    Encoding(String wireName, int singleLimit, int partLimit) {
        this.wireName = wireName;
        this.singleLimit = singleLimit;
        this.partLimit = partLimit;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    /** Characters, as counted by this encoding, that fit into one segment. */
    public int singleLimit() {
        return singleLimit;
    }

    /** Characters, as counted by this encoding, that fit into each of several segments. */
    public int partLimit() {
        return partLimit;
    }
}
