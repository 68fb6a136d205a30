package io.recredit.send.segment;

import io.recredit.contracts.NationalLanguage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * A 7-bit alphabet: a table of 128 septets and, behind an escape, a second one (3GPP TS 23.038 §6.2.1). Either may be
 * replaced by a national language's: the first by its locking shift table, the second by its single shift table.
 */
public final class Gsm7 implements Alphabet {

    /** The septet that announces a character of the second table. */
    public static final byte ESCAPE = 0x1B;

    /** The default alphabet with its extension table. */
    public static final Gsm7 DEFAULT = new Gsm7(Optional.empty(), Optional.empty());

    /** Information element identifiers (3GPP TS 23.040 §9.2.3.24.15 and §9.2.3.24.16). */
    private static final byte SINGLE_SHIFT_ELEMENT = 0x24;

    private static final byte LOCKING_SHIFT_ELEMENT = 0x25;

    private static final int NONE = -1;
    private static final int EXTENDED = 0x100;

    private final Optional<NationalLanguage> lockingShift;
    private final Optional<NationalLanguage> singleShift;
    private final byte[] shiftElements;

    /** By character, the septet, or {@link #EXTENDED} and the septet behind an escape. */
    private final short[] codes;

    private Gsm7(Optional<NationalLanguage> lockingShift, Optional<NationalLanguage> singleShift) {
        this.lockingShift = lockingShift;
        this.singleShift = singleShift;
        this.shiftElements = elements(lockingShift, singleShift);
        this.codes = codes(
                lockingShift.map(Gsm7::lockingTable).orElse(DefaultTables.ALPHABET),
                singleShift.map(Gsm7::singleTable).orElse(DefaultTables.EXTENSION));
    }

    /**
     * The alphabet with these tables; where there is none, the default one's.
     *
     * @param lockingShift not Spanish, which has no such table
     */
    static Gsm7 with(Optional<NationalLanguage> lockingShift, Optional<NationalLanguage> singleShift) {
        return lockingShift.isEmpty() && singleShift.isEmpty() ? DEFAULT : new Gsm7(lockingShift, singleShift);
    }

    static boolean hasLockingShift(NationalLanguage language) {
        return language != NationalLanguage.SPANISH;
    }

    @Override
    public Encoding encoding() {
        return Encoding.GSM_7;
    }

    @Override
    public Optional<NationalLanguage> singleShift() {
        return singleShift;
    }

    @Override
    public Optional<NationalLanguage> lockingShift() {
        return lockingShift;
    }

    @Override
    public int unitsOf(int codePoint) {
        int code = codeOf(codePoint);
        if (code == NONE) {
            return 0;
        }
        return code >= EXTENDED ? 2 : 1;
    }

    @Override
    public byte[] encode(String text) {
        ByteArrayOutputStream septets = new ByteArrayOutputStream(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            int code = codeOf(text.charAt(i));
            if (code == NONE) {
                throw new IllegalArgumentException("character " + i + " is not in the alphabet " + this);
            }
            if (code >= EXTENDED) {
                septets.write(ESCAPE);
            }
            septets.write(code & 0x7F);
        }
        return septets.toByteArray();
    }

    @Override
    public byte[] shiftElements() {
        return shiftElements.clone();
    }

    private int codeOf(int character) {
        return character < codes.length ? codes[character] : NONE;
    }

    private static byte[] elements(Optional<NationalLanguage> lockingShift, Optional<NationalLanguage> singleShift) {
        ByteArrayOutputStream elements = new ByteArrayOutputStream();
        singleShift.ifPresent(
                language -> elements.writeBytes(new byte[] {SINGLE_SHIFT_ELEMENT, 1, (byte) identifier(language)}));
        lockingShift.ifPresent(
                language -> elements.writeBytes(new byte[] {LOCKING_SHIFT_ELEMENT, 1, (byte) identifier(language)}));
        return elements.toByteArray();
    }

    private static short[] codes(String locking, String single) {
        int highest = Math.max(highestOf(locking), highestOf(single));
        short[] codes = new short[highest + 1];
        Arrays.fill(codes, (short) NONE);
        for (int septet = 0; septet < single.length(); septet++) {
            if (single.charAt(septet) != ' ') {
                codes[single.charAt(septet)] = (short) (EXTENDED | septet);
            }
        }
        // After the others: what is in both tables costs one septet.
        for (int septet = 0; septet < locking.length(); septet++) {
            if (septet != ESCAPE) {
                codes[locking.charAt(septet)] = (short) septet;
            }
        }
        return codes;
    }

    private static int highestOf(String table) {
        return table.chars().max().orElse(0);
    }

    /** National language identifiers (3GPP TS 23.038 §6.2.1.2.4). */
    private static int identifier(NationalLanguage language) {
        return switch (language) {
            case TURKISH -> TurkishTables.IDENTIFIER;
            case SPANISH -> SpanishTables.IDENTIFIER;
            case PORTUGUESE -> PortugueseTables.IDENTIFIER;
        };
    }

    private static String lockingTable(NationalLanguage language) {
        return switch (language) {
            case TURKISH -> TurkishTables.LOCKING_SHIFT;
            case SPANISH -> throw new IllegalArgumentException("Spanish has no locking shift table");
            case PORTUGUESE -> PortugueseTables.LOCKING_SHIFT;
        };
    }

    private static String singleTable(NationalLanguage language) {
        return switch (language) {
            case TURKISH -> TurkishTables.SINGLE_SHIFT;
            case SPANISH -> SpanishTables.SINGLE_SHIFT;
            case PORTUGUESE -> PortugueseTables.SINGLE_SHIFT;
        };
    }

    /** Such as {@code GSM-7}, {@code GSM-7 single es}, {@code GSM-7 locking tr single tr}. */
    @Override
    public String toString() {
        return encoding().wireName()
                + lockingShift
                        .map(language -> " locking " + language.wireName())
                        .orElse("")
                + singleShift.map(language -> " single " + language.wireName()).orElse("");
    }
}
