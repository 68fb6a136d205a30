package io.recredit.send.segment;

import io.recredit.contracts.NationalLanguage;
import java.util.Optional;

/**
 * A way of writing a text: how many units a character takes, how they go on the wire, and what the receiver has to be told
 * in the user data header. All limits follow from the octets that this header leaves.
 */
public sealed interface Alphabet permits Gsm7, Ucs2 {

    /** Octets of user data in a short message, its header included (3GPP TS 23.040 §9.2.3.16). */
    int USER_DATA_OCTETS = 140;

    /** The first octet of a header, which says how long the rest is. */
    int HEADER_LENGTH_OCTETS = 1;

    /** Concatenation with an 8-bit reference: identifier, length, reference, parts, part (3GPP TS 23.040 §9.2.3.24.1). */
    int CONCATENATION_OCTETS = 5;

    Encoding encoding();

    /** The language whose table stands behind the escape, if it is not the default one. */
    Optional<NationalLanguage> singleShift();

    /** The language whose table replaces the default alphabet, if one does. */
    Optional<NationalLanguage> lockingShift();

    /** Units of the character: 1 or 2, or 0 if the alphabet does not have it. What has two units is never torn apart. */
    int unitsOf(int codePoint);

    /**
     * The text as octets of a {@code short_message}: septets one an octet (not packed), UTF-16 big endian.
     *
     * @throws IllegalArgumentException if a character is not in the alphabet
     */
    byte[] encode(String text);

    /** The information elements that name the shift tables, without the header's length. Empty for the default ones. */
    byte[] shiftElements();

    /** Units that fit into one segment. */
    default int singleLimit() {
        int elements = shiftElements().length;
        return unitsBeside(elements == 0 ? 0 : HEADER_LENGTH_OCTETS + elements);
    }

    /** Units that fit into each of several segments. */
    default int partLimit() {
        return unitsBeside(HEADER_LENGTH_OCTETS + CONCATENATION_OCTETS + shiftElements().length);
    }

    /** Septets begin at a septet's border after the header: what is left of an octet is lost. */
    private int unitsBeside(int headerOctets) {
        return (USER_DATA_OCTETS - headerOctets) * Byte.SIZE / encoding().unitBits();
    }
}
