package io.recredit.send.segment;

/** The Portuguese shift tables (3GPP TS 23.038 §A.2.3 and §A.3.3). Written as in {@link DefaultTables}. */
final class PortugueseTables {

    static final int IDENTIFIER = 3;

    static final String LOCKING_SHIFT = "@£$¥êéúíóç\nÔô\rÁá"
            + "Δ_ªÇÀ∞^\\€Ó|\u001BÂâÊÉ"
            + " !\"#º%&'()*+,-./"
            + "0123456789:;<=>?"
            + "ÍABCDEFGHIJKLMNO"
            + "PQRSTUVWXYZÃÕÚÜ§"
            + "~abcdefghijklmno"
            + "pqrstuvwxyzãõ`üà";

    static final String SINGLE_SHIFT = "     ê   ç\fÔô Áá"
            + "  ΦΓ^ΩΠΨΣΘ     Ê"
            + "        {}     \\"
            + "            [~] "
            + "|À       Í     Ó"
            + "     Ú     ÃÕ   "
            + " Â   €   í     ó"
            + "     ú     ãõ  â";

    private PortugueseTables() {}
}
