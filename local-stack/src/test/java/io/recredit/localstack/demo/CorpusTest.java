package io.recredit.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.recredit.contracts.Amount;
import io.recredit.contracts.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CorpusTest {

    private static final int MESSAGES = 600;

    private final List<DemoText> texts = new Corpus(42).messages(MESSAGES);

    @Test
    void there_are_messages_of_all_kinds() {
        // Then
        assertThat(texts).hasSize(MESSAGES);
        assertThat(texts.stream().map(DemoText::purpose).distinct())
                .containsExactlyInAnyOrder(
                        Arrays.stream(Purpose.values()).map(Purpose::wireName).toArray(String[]::new));
        assertThat(texts.stream().map(DemoText::country).distinct()).hasSizeGreaterThan(15);
        assertThat(texts.stream()
                        .map(text -> (SegmentCount.isGsm(text.text()) ? "GSM-7 x " : "UCS-2 x ")
                                + SegmentCount.of(text.text()))
                        .collect(Collectors.toSet()))
                .contains(
                        "GSM-7 x 1",
                        "GSM-7 x 2",
                        "GSM-7 x 3",
                        "GSM-7 x 4",
                        "UCS-2 x 1",
                        "UCS-2 x 2",
                        "UCS-2 x 3",
                        "UCS-2 x 4")
                .allMatch(kind -> kind.matches(".* x [1-4]"));
    }

    @Test
    void nothing_is_left_to_fill_in() {
        // Then
        assertThat(texts).allSatisfy(text -> assertThat(text.text()).doesNotContain("{", "}"));
    }

    @Test
    void every_number_is_valid_in_its_country() throws NumberParseException {
        // Given
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

        // Then
        for (DemoText text : new Corpus(7).messages(5 * MESSAGES)) {
            var number = numbers.parse(text.to(), null);
            assertThat(numbers.isValidNumber(number)).as(text.to()).isTrue();
            assertThat(numbers.getRegionCodeForNumber(number)).isEqualTo(text.country());
        }
    }

    @Test
    void no_number_is_one_on_which_the_carrier_misbehaves() {
        // Then
        assertThat(new Corpus(7).messages(20 * MESSAGES))
                .noneMatch(text -> text.to().matches(".*900\\d\\d"));
    }

    @Test
    void every_message_has_a_price() {
        // Given
        PriceList prices = new PriceList();

        // When, Then
        assertThat(texts).allMatch(text -> prices.priceOf(text).isPositive());
        assertThat(prices.priceOf(new DemoText("FR", "+33612345678", "A", "otp", "x")))
                .isEqualTo(Amount.of("1"));
        assertThat(prices.priceOf(new DemoText("IT", "+393456712345", "A", "otp", "x")))
                .isEqualTo(Amount.of("0.7"));
        assertThat(prices.priceOf(new DemoText("IN", "+919876512345", "A", "otp", "x".repeat(161))))
                .isEqualTo(Amount.of("0.2"));
    }

    @Test
    void the_same_seed_gives_the_same_messages() {
        // When, Then
        assertThat(new Corpus(42).messages(MESSAGES)).isEqualTo(texts);
        assertThat(new Corpus(43).messages(MESSAGES)).isNotEqualTo(texts);
    }
}
