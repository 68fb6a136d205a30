package io.recredit.send.segment;

/**
 * The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038 §6.2.1 and §6.2.1.1, formerly GSM 03.38). In a
 * table the position is the septet; a space in an extension table is a place without a character.
 */
final class DefaultTables {

    static final String ALPHABET = "@£$¥èéùìòÇ\nØø\rÅå"
            + "Δ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ"
            + " !\"#¤%&'()*+,-./"
            + "0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNO"
            + "PQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmno"
            + "pqrstuvwxyzäöñüà";

    static final String EXTENSION = "          \f     "
            + "    ^           "
            + "        {}     \\"
            + "            [~] "
            + "|               "
            + "                "
            + "     €          "
            + "                ";

    private DefaultTables() {}
}
