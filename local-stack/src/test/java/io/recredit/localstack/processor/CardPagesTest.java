package io.recredit.localstack.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.model.checkout.Session;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardPagesTest {

    private final ProcessorSimulator processor = ProcessorSimulator.start(ProcessorOptions.forTests());
    private final ProcessorControl control = processor.control();
    private final Shop shop = new Shop(processor);
    private final HttpClient http = HttpClient.newHttpClient();
    private Session page;

    @BeforeEach
    void open() throws Exception {
        page = shop.page(shop.customer());
    }

    @AfterEach
    void stop() {
        http.close();
        processor.close();
    }

    private HttpResponse<String> send(String form) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(page.getUrl()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> read(String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    @Test
    void thePageAsksForACardWithLabelledFields() throws Exception {
        HttpResponse<String> form = read(page.getUrl());

        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(form.body())
                .contains("<label for=\"number\">", "<label for=\"expiry\">", "<label for=\"cvc\">", "lang=\"en\"")
                .doesNotContain("role=\"alert\"", "<script");
    }

    @ParameterizedTest
    @CsvSource({
        "4000000000000002, 12/30, declined",
        "4000000000009995, 12/30, insufficient funds",
        "4000000000000069, 12/30, expired",
        "4000000000000127, 12/30, security code is incorrect",
        "4242424242424241, 12/30, number is invalid",
        "4532015112830366, 12/30, only Stripe's test cards",
        "4242424242424242, 12/20, in the past",
        "4242424242424242, 13/30, expiration date is incomplete",
    })
    void whatCannotBeStoredIsSaidAndThePageCanBeUsedAgain(String number, String expiry, String words) throws Exception {
        assertThatThrownBy(() -> control.storeCard(page.getUrl(), number, expiry))
                .hasMessageContaining(words);
        HttpResponse<String> refused = send("number=" + number + "&expiry=" + expiry + "&cvc=123&action=save");
        assertThat(refused.statusCode()).isEqualTo(402);
        assertThat(refused.body()).contains("role=\"alert\"").doesNotContain(number);
        assertThat(shop.pageAgain(page.getId()).getStatus()).isEqualTo("open");

        control.storeCard(page.getUrl(), ProcessorControl.GOOD_MASTERCARD);
        assertThat(shop.pageAgain(page.getId())
                        .getSetupIntentObject()
                        .getPaymentMethodObject()
                        .getCard()
                        .getBrand())
                .isEqualTo("mastercard");
    }

    @Test
    void givingUpLeadsBackAndStoresNothing() throws Exception {
        HttpResponse<String> left = send("action=cancel");

        assertThat(left.statusCode()).isEqualTo(303);
        assertThat(left.headers().firstValue("Location")).contains("http://127.0.0.1:1/given-up");
        assertThat(control.counts().cards()).isZero();
    }

    @Test
    void aPageStoresOneCardOnly() throws Exception {
        control.storeCard(page.getUrl(), ProcessorControl.GOOD_CARD);

        assertThat(read(page.getUrl()).statusCode()).isEqualTo(410);
        assertThatThrownBy(() -> control.storeCard(page.getUrl(), ProcessorControl.GOOD_CARD))
                .hasMessageContaining("used already");
        assertThat(read(processor.apiBase() + "/c/pay/cs_test_unknown").statusCode())
                .isEqualTo(404);
        assertThat(control.counts().cards()).isEqualTo(1);
    }

    @Test
    void anExpiredPageStoresNothing() throws Exception {
        shop.stripe().v1().checkout().sessions().expire(page.getId());

        assertThat(shop.pageAgain(page.getId()).getStatus()).isEqualTo("expired");
        assertThat(read(page.getUrl()).statusCode()).isEqualTo(410);
    }
}
