package io.recredit.notification.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Amount;
import io.recredit.contracts.TopupChanged;
import io.recredit.contracts.VatTreatment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mail in every language reads as committed in {@code src/test/resources/committed}. After a wanted change run the test
 * once with {@code -Drecredit.mails.write=true}, which writes the files anew, and read the difference.
 */
class TextsTest {

    private static final Path COMMITTED = Path.of("src", "test", "resources", "committed");
    private static final boolean WRITE = Boolean.getBoolean("recredit.mails.write");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String ACCOUNT = "sms-ab12345-1";
    private static final Instant AT = Instant.parse("2026-11-01T17:05:00Z");
    private static final Instant NEXT = Instant.parse("2026-11-02T17:05:00Z");

    private static final TopupChanged.Vat DOMESTIC = vat(VatTreatment.DOMESTIC, "20", "1.2", "7.2");
    private static final TopupChanged.Party SELLER =
            new TopupChanged.Party("Recredit SAS", List.of("1 rue de l'Exemple", "75002 Paris"), "FR", "FR00123456789");

    private static final Texts TEXTS = new Texts();

    private static TopupChanged.Vat vat(VatTreatment treatment, String rate, String vat, String total) {
        return new TopupChanged.Vat(treatment, Amount.of(rate), Amount.of("6"), Amount.of(vat), Amount.of(total));
    }

    private static TopupChanged.Receipt receipt(TopupChanged.Party buyer) {
        return new TopupChanged.Receipt("RFR-2026-000007", SELLER, buyer);
    }

    private static MailContent.Topup priced(TopupChanged.@Nullable Vat vat) {
        MailContent.Topup topup = topup(false, "visa", "4242");
        return new MailContent.Topup(
                topup.id(),
                ACCOUNT,
                false,
                "CREDIT",
                topup.amount(),
                topup.price(),
                "EUR",
                vat,
                topup.cardBrand(),
                topup.cardLast4(),
                AT);
    }

    private static MailContent.Topup topup(boolean automatic, @Nullable String brand, @Nullable String last4) {
        return new MailContent.Topup(
                UUID.fromString("019b8d44-1f70-7b39-9c06-6e8d3b5a2f17"),
                ACCOUNT,
                automatic,
                "CREDIT",
                Amount.of("100"),
                Amount.of("6"),
                "EUR",
                DOMESTIC,
                brand,
                last4,
                AT);
    }

    private static Map<String, MailContent> contents() {
        MailContent.Topup automatic = topup(true, "visa", "4242");
        Map<String, MailContent> contents = new LinkedHashMap<>();
        contents.put(
                "alert",
                new MailContent.Alert(ACCOUNT, "CREDIT", Amount.of("30"), Amount.of("29.7"), AT, AT.minusSeconds(60)));
        contents.put(
                "alert-of-money",
                new MailContent.Alert(
                        ACCOUNT,
                        "EUR",
                        Amount.of("1000"),
                        Amount.of("4.205"),
                        AT,
                        Instant.parse("2026-03-29T01:30:00Z")));
        contents.put(
                "receipt",
                new MailContent.Receipt(
                        automatic,
                        Amount.of("1129.7"),
                        receipt(new TopupChanged.Party(
                                "Acme <SARL>", List.of("12 rue du Port", "13002 Marseille"), "FR", "FR11987654321"))));
        contents.put(
                "receipt-of-one-time",
                new MailContent.Receipt(
                        topup(false, "amex", "0005"),
                        Amount.of("100.000001"),
                        receipt(new TopupChanged.Party("acme", List.of(), "FR", null))));
        contents.put(
                "receipt-abroad",
                new MailContent.Receipt(
                        priced(vat(VatTreatment.DESTINATION, "25.5", "1.53", "7.53")),
                        Amount.of("100"),
                        receipt(new TopupChanged.Party("Virtanen", List.of("Katu 1", "00100 Helsinki"), "FI", null))));
        contents.put(
                "receipt-reverse-charge",
                new MailContent.Receipt(
                        priced(vat(VatTreatment.REVERSE_CHARGE, "0", "0", "6")),
                        Amount.of("100"),
                        receipt(new TopupChanged.Party(
                                "Rossi S.r.l.", List.of("Via Roma 1", "20100 Milano"), "IT", "IT12345678901"))));
        contents.put(
                "receipt-outside-scope",
                new MailContent.Receipt(
                        priced(vat(VatTreatment.OUTSIDE_SCOPE, "0", "0", "6")),
                        Amount.of("100"),
                        receipt(new TopupChanged.Party("Muster AG", List.of("Gasse 1", "8000 Zürich"), "CH", null))));
        contents.put("receipt-before-vat", new MailContent.Receipt(priced(null), Amount.of("100"), null));
        contents.put("failure", new MailContent.Failure(automatic, "insufficient_funds", NEXT, false));
        contents.put("failure-and-pause", new MailContent.Failure(automatic, "expired_card", null, true));
        contents.put("failure-without-card", new MailContent.Failure(topup(true, null, null), "no-card", null, false));
        contents.put(
                "failure-of-one-time",
                new MailContent.Failure(topup(false, "mastercard", "0002"), "generic_decline", null, false));
        contents.put(
                "failure-not-for-sale",
                new MailContent.Failure(
                        new MailContent.Topup(
                                UUID.fromString("019b8d44-1f70-7b39-9c06-6e8d3b5a2f17"),
                                ACCOUNT,
                                true,
                                "CREDIT",
                                Amount.of("100"),
                                Amount.ZERO,
                                "XXX",
                                null,
                                null,
                                null,
                                AT),
                        "not-for-sale",
                        null,
                        false));
        contents.put("approval", new MailContent.Approval(automatic, NEXT, false));
        return contents;
    }

    static Stream<Arguments> mails() {
        return contents().keySet().stream()
                .flatMap(name -> Arrays.stream(Language.values()).map(language -> Arguments.of(name, language)));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void a_mail_reads_as_committed(String name, Language language) throws IOException {
        MailContent content = Objects.requireNonNull(contents().get(name));

        MailText text = TEXTS.write(content, language, PARIS);

        assertCommitted(name + "." + language.code() + ".txt", text.subject() + "\n\n" + text.plain());
        assertCommitted(name + "." + language.code() + ".html", text.html());
    }

    private static void assertCommitted(String name, String written) throws IOException {
        Path file = COMMITTED.resolve(name);
        if (WRITE) {
            Files.createDirectories(COMMITTED);
            Files.writeString(file, written);
        }
        assertThat(file).hasContent(written);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void nothing_is_left_blank(String name, Language language) {
        MailContent content = Objects.requireNonNull(contents().get(name));

        MailText text = TEXTS.write(content, language, PARIS);

        assertThat(text.subject()).startsWith(ACCOUNT).doesNotContain("{", "\n", "null", "NOT_FOUND");
        assertThat(text.plain())
                .doesNotContain("{", "NOT_FOUND", "\n\n\n", ": \n")
                .doesNotContainPattern("\\bnull\\b");
    }

    @ParameterizedTest
    @EnumSource(DeclineReason.class)
    void every_reason_has_words_in_every_language(DeclineReason reason) {
        for (Language language : Language.values()) {
            assertThat(Words.of(language).reason(reason)).isNotBlank();
            assertThat(Words.of(language).advice(reason)).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "insufficient_funds, FUNDS",
        "expired_card, EXPIRED",
        "no-card, NO_CARD",
        "processor-unavailable, TROUBLE",
        "processor-error, TROUBLE",
        "not-charged, TROUBLE",
        "invalid_request, TROUBLE",
        "not-for-sale, NOT_FOR_SALE",
        "balance-too-large, TOO_MUCH",
        "lost_card, BANK",
        "stolen_card, BANK",
        "fraudulent, BANK",
        "'', BANK",
        "a-code-of-tomorrow, BANK"
    })
    void a_code_is_told_as_far_as_it_may_be(String code, DeclineReason told) {
        assertThat(DeclineReason.of(code)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "EN, 1, CREDIT, 1 credit",
        "EN, 0.7, CREDIT, 0.7 credits",
        "EN, 1234.5, CREDIT, '1,234.5 credits'",
        "EN, 6, EUR, €6.00",
        "FR, 0.7, CREDIT, '0,7 crédit'",
        "FR, 1.999999, CREDIT, '1,999999 crédit'",
        "FR, 2, CREDIT, 2 crédits",
        "FR, 1234.5, CREDIT, '1 234,5 crédits'",
        "FR, 6, EUR, '6,00 €'",
        "FR, 0.065, EUR, '0,065 €'",
        "IT, 1, CREDIT, 1 credito",
        "IT, 0.7, CREDIT, '0,7 crediti'",
        "IT, 29.7, CREDIT, '29,7 crediti'",
        "IT, -4.2, EUR, '-4,20 €'",
        "EN, 500, JPY, ¥500",
        "EN, 5, XYZ, 5 XYZ"
    })
    void amounts_are_written_as_the_language_does(Language language, String amount, String currency, String written) {
        String text = new Wording(language, PARIS).amount(Amount.of(amount), currency);

        assertThat(text.replace('\u00a0', ' ')).isEqualTo(written);
    }

    @Test
    void the_longest_amount_is_written_whole() {
        assertThat(new Wording(Language.EN, PARIS).amount(Amount.LARGEST, "EUR"))
                .isEqualTo("€9,223,372,036,854.775807");
    }

    @ParameterizedTest
    @CsvSource({
        "EN, 2026-11-01T17:05:00Z, 1 November 2026 at 18:05",
        "FR, 2026-11-01T17:05:00Z, 1er novembre 2026 à 18:05",
        "IT, 2026-11-01T17:05:00Z, 1º novembre 2026 alle ore 18:05",
        "FR, 2026-03-29T01:00:00Z, 29 mars 2026 à 03:00"
    })
    void times_are_those_of_the_accounts_zone(Language language, Instant time, String written) {
        assertThat(new Wording(language, PARIS).time(time)).isEqualTo(written);
    }

    @Test
    void html_shows_what_is_no_html_as_it_is() {
        assertThat(Html.of("a < b & \"c\"\nd\n\ne\n", Language.FR))
                .contains("<html lang=\"fr\">")
                .contains("<p>a &lt; b &amp; &quot;c&quot;<br>\nd</p>\n<p>e</p>");
    }
}
