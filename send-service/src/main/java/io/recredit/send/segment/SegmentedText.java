package io.recredit.send.segment;

import io.recredit.contracts.NationalLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A text cut into the parts that are billed and put on the wire.
 *
 * @param alphabet what it is written in
 * @param characters length as the alphabet counts it: septets, or UTF-16 units
 * @param parts the text of each segment in order; together they are the text
 */
public record SegmentedText(Alphabet alphabet, int characters, List<String> parts) {

    private static final int NOT_IN_ALPHABET = -1;

    public SegmentedText {
        parts = List.copyOf(parts);
    }

    /** The number of billed segments. */
    public int segments() {
        return parts.size();
    }

    public Encoding encoding() {
        return alphabet.encoding();
    }

    /** Units that still fit into the last segment. */
    public int charactersLeft() {
        return segments() == 1
                ? alphabet.singleLimit() - characters
                : alphabet.partLimit() - unitsIn(parts.getLast(), alphabet);
    }

    /** Cuts a text in the default alphabet, or in UCS-2 if that lacks a character. An empty text is one empty segment. */
    public static SegmentedText of(String text) {
        return of(text, Set.of());
    }

    /**
     * Cuts a text in the alphabet that needs the fewest segments. Of several, plain GSM-7 is preferred to a single shift
     * table, that to a locking one, that to both, and all of them to UCS-2.
     *
     * @param languages whose tables may be used
     */
    public static SegmentedText of(String text, Set<NationalLanguage> languages) {
        SegmentedText fewest = null;
        for (Alphabet alphabet : Alphabets.optedInto(languages)) {
            Optional<SegmentedText> cut = in(alphabet, text);
            if (cut.isPresent() && (fewest == null || cut.get().segments() < fewest.segments())) {
                fewest = cut.get();
                if (fewest.segments() == 1) {
                    return fewest;
                }
            }
        }
        if (fewest == null) {
            throw new IllegalStateException("UCS-2 has every character");
        }
        return fewest;
    }

    /** Cuts a text in this alphabet; empty if it lacks a character. */
    public static Optional<SegmentedText> in(Alphabet alphabet, String text) {
        int units = unitsIn(text, alphabet);
        return units == NOT_IN_ALPHABET ? Optional.empty() : Optional.of(cut(text, alphabet, units));
    }

    private static int unitsIn(String text, Alphabet alphabet) {
        int sum = 0;
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            int units = alphabet.unitsOf(character);
            if (units == 0) {
                return NOT_IN_ALPHABET;
            }
            sum += units;
            at += Character.charCount(character);
        }
        return sum;
    }

    private static SegmentedText cut(String text, Alphabet alphabet, int characters) {
        if (characters <= alphabet.singleLimit()) {
            return new SegmentedText(alphabet, characters, List.of(text));
        }
        List<String> parts = new ArrayList<>();
        int limit = alphabet.partLimit();
        int start = 0;
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            int units = alphabet.unitsOf(character);
            // An escape and its character, or the two halves of a surrogate pair, stay in one part.
            if (used + units > limit) {
                parts.add(text.substring(start, at));
                start = at;
                used = 0;
            }
            used += units;
            at += Character.charCount(character);
        }
        parts.add(text.substring(start));
        return new SegmentedText(alphabet, characters, parts);
    }
}
