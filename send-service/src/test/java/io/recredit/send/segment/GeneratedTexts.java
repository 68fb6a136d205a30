package io.recredit.send.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts of all kinds around all borders, the same on every machine: {@link Random}'s numbers are part of its contract. */
final class GeneratedTexts {

    static final long SEED = 23_038;

    private static final int TEXTS = 2_400;
    private static final int LONGEST = 700;

    /** Lengths next to which one character decides. */
    private static final int[] BORDERS = {35, 67, 70, 76, 77, 80, 134, 149, 153, 155, 160, 201, 268, 306, 459, 612};

    /** What a text of one kind is made of; what is there more often is taken more often. */
    private static final List<List<String>> KINDS = List.of(
            pieces("abcdefghijklmnopqrstuvwxyz     ETAOIN.,0123456789"),
            pieces("@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!\"#¤%&'()*+-/:;<=>?¡ÄÖÑÜ§¿äöñüàabc \n\r"),
            pieces("aaaaaaaaa€"),
            pieces("]"),
            pieces("ab[]{}~\\|^€"),
            pieces("ab\f"),
            pieces("aeiou ñ¿¡áíóúç"),
            pieces("abc ğĞşŞıİçÇöü"),
            pieces("abc ãõâêçÃÕÂÊàéíóú"),
            pieces("Привет как дела "),
            pieces("你好世界，再见。"),
            pieces("abcdef “”‘’—–…\u00A0"),
            List.of("a", "b", " ", "😀"),
            List.of("ж", "ж", "ж", "🚚", "🙂"),
            List.of("Hello", " ", "👨‍👩‍👧‍👦", "👍🏽"),
            List.of("🇫🇷", "🇮🇹", "x"),
            List.of("e\u0301", "a\u0308", "n", "o"),
            List.of("line", "\r\n", "new ", "[x]"),
            List.of("привет", "\r\n", " "));

    private GeneratedTexts() {}

    static List<String> all() {
        Random random = new Random(SEED);
        List<String> texts = new ArrayList<>();
        while (texts.size() < TEXTS) {
            List<String> pieces = KINDS.get(texts.size() % KINDS.size());
            int length = random.nextBoolean()
                    ? 1 + random.nextInt(LONGEST)
                    : Math.max(1, BORDERS[random.nextInt(BORDERS.length)] + random.nextInt(5) - 2);
            StringBuilder text = new StringBuilder();
            while (text.length() < length) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static List<String> pieces(String characters) {
        return characters.codePoints().mapToObj(Character::toString).toList();
    }
}
