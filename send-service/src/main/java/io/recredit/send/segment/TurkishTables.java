package io.recredit.send.segment;

/** The Turkish shift tables (3GPP TS 23.038 §A.2.1 and §A.3.1). Written as in {@link DefaultTables}. */
final class TurkishTables {

    static final int IDENTIFIER = 1;

    static final String LOCKING_SHIFT = "@£$¥€éùıòÇ\nĞğ\rÅå"
            + "Δ_ΦΓΛΩΠΨΣΘΞ\u001BŞşßÉ"
            + " !\"#¤%&'()*+,-./"
            + "0123456789:;<=>?"
            + "İABCDEFGHIJKLMNO"
            + "PQRSTUVWXYZÄÖÑÜ§"
            + "çabcdefghijklmno"
            + "pqrstuvwxyzäöñüà";

    static final String SINGLE_SHIFT = "          \f     "
            + "    ^           "
            + "        {}     \\"
            + "            [~] "
            + "|      Ğ İ      "
            + "   Ş            "
            + "   ç € ğ ı      "
            + "   ş            ";

    private TurkishTables() {}
}
