package io.recredit.localstack.carrier;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The national language shift tables of 3GPP TS 23.038 annex A, by the identifiers that headers name them with. Written as
 * their differences from the default alphabet and its extension table, so that a slip in send-service's tables, which are
 * written out, is not made here again.
 */
enum NationalTable {
    TURKISH(1, "04€ 07ı 0BĞ 0Cğ 1CŞ 1Dş 40İ 60ç", "47Ğ 49İ 53Ş 63ç 67ğ 69ı 73ş"),
    SPANISH(2, "", "09ç 41Á 49Í 4FÓ 55Ú 61á 69í 6Fó 75ú"),
    PORTUGUESE(
            3,
            "04ê 06ú 07í 08ó 09ç 0BÔ 0Cô 0EÁ 0Fá 12ª 13Ç 14À 15∞ 16^ 17\\ 18€ 19Ó 1A| 1CÂ 1Dâ 1EÊ 24º 40Í 5BÃ 5CÕ 5DÚ"
                    + " 60~ 7Bã 7Cõ 7D`",
            "05ê 09ç 0BÔ 0Cô 0EÁ 0Fá 12Φ 13Γ 15Ω 16Π 17Ψ 18Σ 19Θ 1FÊ 41À 49Í 4FÓ 55Ú 5BÃ 5CÕ 61Â 69í 6Fó 75ú 7Bã 7Cõ"
                    + " 7Fâ");

    private final int identifier;
    private final Map<Integer, Character> locking;
    private final Map<Integer, Character> single;

    NationalTable(int identifier, String locking, String single) {
        this.identifier = identifier;
        this.locking = differences(locking);
        this.single = differences(single);
    }

    /** By septet, what differs from the default alphabet in the locking shift table of that language. */
    static Map<Integer, Character> locking(int identifier) {
        for (NationalTable table : values()) {
            if (table.identifier == identifier) {
                return table.locking;
            }
        }
        return Map.of();
    }

    /** By septet, what the single shift table of that language has beside the default extension table. */
    static Map<Integer, Character> single(int identifier) {
        for (NationalTable table : values()) {
            if (table.identifier == identifier) {
                return table.single;
            }
        }
        return Map.of();
    }

    private static Map<Integer, Character> differences(String list) {
        Map<Integer, Character> differences = new HashMap<>();
        for (int at = 0; at < list.length(); at += 4) {
            differences.put(HexFormat.fromHexDigits(list, at, at + 2), list.charAt(at + 2));
        }
        return Map.copyOf(differences);
    }
}
