package io.recredit.send.segment;

import io.recredit.contracts.WireName;

/** What a text is made of on its way. */
public enum Encoding implements WireName {
    /** Septets of an alphabet of 3GPP TS 23.038 §6.2.1; what is not in its locking table costs two. */
    GSM_7("GSM-7", 7),
    /** UTF-16 code units; characters beyond the basic plane, such as most emoji, count two. */
    UCS_2("UCS-2", 16);

    private final String wireName;
    private final int unitBits;

    Encoding(String wireName, int unitBits) {
        this.wireName = wireName;
        this.unitBits = unitBits;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    /** Bits of one unit in the user data of a short message. */
    int unitBits() {
        return unitBits;
    }
}
