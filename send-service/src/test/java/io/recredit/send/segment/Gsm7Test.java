package io.recredit.send.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudhopper.commons.charset.CharsetUtil;
import org.junit.jupiter.api.Test;

class Gsm7Test {

    @Test
    void the_default_alphabet_is_in_the_order_of_the_standard() {
        assertThat(Gsm7.DEFAULT.encode("@$ A_az0¡¿ÑàΩ\n\r"))
                .containsExactly(
                        0x00, 0x02, 0x20, 0x41, 0x11, 0x61, 0x7A, 0x30, 0x40, 0x60, 0x5D, 0x7F, 0x15, 0x0A, 0x0D);
        assertThat(Gsm7.DEFAULT.encode("£¥èéùìòÇØøÅåΔΦΓΛΠΨΣΘΞÆæßÉ"))
                .containsExactly(
                        0x01, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0B, 0x0C, 0x0E, 0x0F, 0x10, 0x12, 0x13, 0x14,
                        0x16, 0x17, 0x18, 0x19, 0x1A, 0x1C, 0x1D, 0x1E, 0x1F);
        assertThat(Gsm7.DEFAULT.encode("¤ÄÖÜ§äöñü"))
                .containsExactly(0x24, 0x5B, 0x5C, 0x5E, 0x5F, 0x7B, 0x7C, 0x7D, 0x7E);
    }

    @Test
    void characters_of_the_extension_table_are_escaped() {
        assertThat(Gsm7.DEFAULT.encode("€^{}\\[~]|\f"))
                .containsExactly(
                        0x1B, 0x65, 0x1B, 0x14, 0x1B, 0x28, 0x1B, 0x29, 0x1B, 0x2F, 0x1B, 0x3C, 0x1B, 0x3D, 0x1B, 0x3E,
                        0x1B, 0x40, 0x1B, 0x0A);
        assertThat(Gsm7.DEFAULT.unitsOf('€')).isEqualTo(2);
        assertThat(Gsm7.DEFAULT.unitsOf('e')).isEqualTo(1);
    }

    @Test
    void what_is_in_neither_table_has_no_septets() {
        for (char c : "ç`êœ\t\u001B’–中\uD83D\u0000".toCharArray()) {
            assertThat(Gsm7.DEFAULT.unitsOf(c)).as("U+%04X", (int) c).isZero();
        }
        assertThatThrownBy(() -> Gsm7.DEFAULT.encode("ok ê")).isInstanceOf(IllegalArgumentException.class);
    }

    /** What another library, which has served carriers for long, says about every character. */
    @Test
    void a_public_library_writes_every_character_the_same_way() {
        for (int character = 1; character <= Character.MAX_VALUE; character++) {
            if (!Character.isSurrogate((char) character)) {
                String text = Character.toString(character);
                byte[] ours = Gsm7.DEFAULT.unitsOf(character) == 0 ? new byte[] {'?'} : Gsm7.DEFAULT.encode(text);

                assertThat(CharsetUtil.encode(text, CharsetUtil.CHARSET_GSM))
                        .as("U+%04X", character)
                        .isEqualTo(ours);
            }
        }
    }
}
