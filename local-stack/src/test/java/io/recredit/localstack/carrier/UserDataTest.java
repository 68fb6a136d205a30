package io.recredit.localstack.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserDataTest {

    private static UserData parse(String hex) {
        return UserData.parse((byte) 0x40, (byte) 0, HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @CsvSource({
        // single shift: behind the escape stands the language's character, and still the default extension
        "03240101 1b67 1b65, ğ€",
        "03240102 1b61 1b09, áç",
        "03240103 1b7b 1b1f, ãÊ",
        // locking shift: the language's character takes one septet
        "03250101 0c 04 61, ğ€a",
        "03250103 7b 15 1b65, ã∞€",
        // both, of one language
        "06240103250103 7b 1b61, ãÂ",
        // a language that is not known is read as the default alphabet
        "0324010a 1b67 61, ' a'",
    })
    void shift_tables_that_the_header_names_are_used(String hex, String text) {
        UserData data = parse(hex.replace(" ", ""));

        assertThat(data.text()).isEqualTo(text);
        assertThat(data.parts()).isEqualTo(1);
    }

    @Test
    void concatenation_and_shift_tables_stand_side_by_side() {
        UserData data = parse("08" + "0003a70201" + "240102" + "1b6f");

        assertThat(data.udh()).isEqualTo("080003a70201240102");
        assertThat(data.reference()).isEqualTo(0xA7);
        assertThat(data.parts()).isEqualTo(2);
        assertThat(data.part()).isEqualTo(1);
        assertThat(data.text()).isEqualTo("ó");
    }
}
