package io.recredit.send.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceiptTextTest {

    @Test
    void the_standard_format_is_read() {
        assertThat(ReceiptText.parse("id:0a1b-7 sub:001 dlvrd:001 submit date:2611221201 done date:2611221202"
                        + " stat:DELIVRD err:000 text:Your code id:666 stat:X"))
                .isEqualTo(new ReceiptText("0a1b-7", "DELIVRD", "000"));
    }

    @Test
    void case_order_and_missing_fields_do_not_matter() {
        assertThat(ReceiptText.parse("Stat:UNDELIV ID:42")).isEqualTo(new ReceiptText("42", "UNDELIV", null));
        assertThat(ReceiptText.parse("Hello")).isEqualTo(new ReceiptText(null, null, null));
    }

    @Test
    void the_tlv_is_believed_before_the_text_and_states_on_the_way_are_not_final() {
        assertThat(FinalState.of((byte) 2, "UNDELIV")).hasValue(FinalState.DELIVRD);
        assertThat(FinalState.of(null, "expired")).hasValue(FinalState.EXPIRED);
        assertThat(FinalState.of((byte) 1, "DELIVRD")).isEmpty();
        assertThat(FinalState.of(null, "ACCEPTD")).isEmpty();
        assertThat(FinalState.of(null, null)).isEmpty();
    }
}
