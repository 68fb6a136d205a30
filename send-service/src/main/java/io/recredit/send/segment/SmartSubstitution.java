package io.recredit.send.segment;

import java.util.HashMap;
import java.util.Map;

/**
 * Replaces characters that cost a text its 7 bits by what looks nearly the same in GSM-7: typographic quotes, dashes,
 * ellipses, and spaces other than the plain one; what cannot be seen is left out. Letters are never touched.
 *
 * @param text after the replacement
 * @param replaced characters that were replaced or left out
 */
public record SmartSubstitution(String text, int replaced) {

    private static final Map<Integer, String> REPLACEMENTS = replacements();

    public static SmartSubstitution in(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int replaced = 0;
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            String replacement = REPLACEMENTS.get(character);
            if (replacement == null) {
                plain.appendCodePoint(character);
            } else {
                plain.append(replacement);
                replaced++;
            }
            at += Character.charCount(character);
        }
        return replaced == 0 ? new SmartSubstitution(text, 0) : new SmartSubstitution(plain.toString(), replaced);
    }

    private static Map<Integer, String> replacements() {
        Map<Integer, String> byCharacter = new HashMap<>();
        put(byCharacter, "'", "‘’‚‛′‵‹›`´ʹʻʼʽˈ＇");
        put(byCharacter, "\"", "“”„‟″‶«»ʺ❝❞〝〞＂");
        put(byCharacter, "-", "‐‑‒–—―−⁃﹘﹣－");
        put(byCharacter, "..", "‥");
        put(byCharacter, "...", "…");
        put(byCharacter, "*", "•");
        // Tab; no-break, Ogham, en quad to hair, narrow no-break, medium mathematical and ideographic space.
        put(
                byCharacter,
                " ",
                "\t\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000");
        // Vertical tab, next line, line and paragraph separator.
        put(byCharacter, "\n", "\u000B\u0085\u2028\u2029");
        // Soft hyphen, zero width space, word joiner, byte order mark. Joiners stay: scripts and emoji need them.
        put(byCharacter, "", "\u00AD\u200B\u2060\uFEFF");
        return Map.copyOf(byCharacter);
    }

    private static void put(Map<Integer, String> byCharacter, String replacement, String characters) {
        characters.codePoints().forEach(character -> byCharacter.put(character, replacement));
    }
}
