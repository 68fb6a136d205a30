package io.recredit.send.segment;

import io.recredit.contracts.NationalLanguage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * UCS-2 (3GPP TS 23.038 §6.2.3), which has every character. What the standard's 16-bit characters lack is written as a
 * surrogate pair, as telephones expect.
 */
public final class Ucs2 implements Alphabet {

    public static final Ucs2 ALPHABET = new Ucs2();

    private static final byte[] NO_ELEMENTS = {};

    private Ucs2() {}

    @Override
    public Encoding encoding() {
        return Encoding.UCS_2;
    }

    @Override
    public Optional<NationalLanguage> singleShift() {
        return Optional.empty();
    }

    @Override
    public Optional<NationalLanguage> lockingShift() {
        return Optional.empty();
    }

    @Override
    public int unitsOf(int codePoint) {
        return Character.charCount(codePoint);
    }

    @Override
    public byte[] encode(String text) {
        return text.getBytes(StandardCharsets.UTF_16BE);
    }

    @Override
    public byte[] shiftElements() {
        return NO_ELEMENTS;
    }

    @Override
    public String toString() {
        return encoding().wireName();
    }
}
