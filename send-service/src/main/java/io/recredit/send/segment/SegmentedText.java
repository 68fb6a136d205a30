package io.recredit.send.segment;

import java.util.ArrayList;
import java.util.List;

/**
 * A text cut into the parts that are billed and put on the wire.
 *
 * @param encoding GSM-7 if its alphabet has every character, else UCS-2
 * @param characters length as the encoding counts it: septets, or UTF-16 units
 * @param parts the text of each segment in order; together they are the text
 */
public record SegmentedText(Encoding encoding, int characters, List<String> parts) {

    /** Segments that one message may have at most. */
    public static final int MAX_SEGMENTS = 10;

    /** Characters that fit into {@value #MAX_SEGMENTS} segments at most, in whichever encoding. */
    public static final int MAX_CHARACTERS = MAX_SEGMENTS * 153;

    public SegmentedText {
        parts = List.copyOf(parts);
    }

    /** The number of billed segments. */
    public int segments() {
        return parts.size();
    }

    /**
     * Characters, as the encoding counts them, that fit into the last segment beside what it holds. One more after those
     * begins another segment; and a single segment that does becomes the first of several, which hold less.
     */
    public int charactersLeft() {
        String last = parts.getLast();
        int limit = parts.size() == 1 ? encoding.singleLimit() : encoding.partLimit();
        return limit - (encoding == Encoding.GSM_7 ? septetsIn(last) : last.length());
    }

    /** Cuts a text. An empty text is one empty segment. */
    public static SegmentedText of(String text) {
        int septets = septetsIn(text);
        return septets >= 0 ? cut(text, Encoding.GSM_7, septets) : cut(text, Encoding.UCS_2, text.length());
    }

    /** Septets of the text, or -1 if it needs UCS-2. */
    private static int septetsIn(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            int septets = Gsm7.septetsOf(text.charAt(i));
            if (septets == 0) {
                return -1;
            }
            sum += septets;
        }
        return sum;
    }

    private static SegmentedText cut(String text, Encoding encoding, int characters) {
        if (characters <= encoding.singleLimit()) {
            return new SegmentedText(encoding, characters, List.of(text));
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int width = Character.charCount(text.codePointAt(at));
            int cost = encoding == Encoding.GSM_7 ? Gsm7.septetsOf(text.charAt(at)) : width;
            // An escape and its character, or the two halves of a surrogate pair, stay in one part.
            if (used + cost > encoding.partLimit()) {
                parts.add(text.substring(start, at));
                start = at;
                used = 0;
            }
            used += cost;
            at += width;
        }
        parts.add(text.substring(start));
        return new SegmentedText(encoding, characters, parts);
    }
}
