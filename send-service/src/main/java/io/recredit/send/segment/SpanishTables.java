package io.recredit.send.segment;

/** The Spanish single shift table (3GPP TS 23.038 §A.2.2); there is no locking one. Written as in {@link DefaultTables}. */
final class SpanishTables {

    static final int IDENTIFIER = 2;

    static final String SINGLE_SHIFT = "         ç\f     "
            + "    ^           "
            + "        {}     \\"
            + "            [~] "
            + "|Á       Í     Ó"
            + "     Ú          "
            + " á   €   í     ó"
            + "     ú          ";

    private SpanishTables() {}
}
