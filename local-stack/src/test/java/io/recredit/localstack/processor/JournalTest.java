package io.recredit.localstack.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.model.PaymentIntent;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    private Path folder;

    private String customer;
    private String card;
    private PaymentIntent payment;

    @BeforeEach
    void chargeInAFirstRun() throws Exception {
        try (ProcessorSimulator processor = start()) {
            Shop shop = new Shop(processor);
            customer = shop.customer();
            card = shop.card(customer, ProcessorControl.GOOD_CARD);
            payment = shop.charge(customer, card, 600, "key-1");
            processor.control().behaviour(card, "insufficient_funds");
        }
    }

    private ProcessorSimulator start() {
        return ProcessorSimulator.start(ProcessorOptions.forTests().withFolder(folder));
    }

    private Path file() {
        return folder.resolve("processor.jsonl");
    }

    @Test
    void everythingIsStillThereAfterARestart() throws Exception {
        for (int restart = 0; restart < 2; restart++) {
            try (ProcessorSimulator processor = start()) {
                Shop shop = new Shop(processor);
                PaymentIntent again = shop.charge(customer, card, 600, "key-1");
                assertThat(again.getLastResponse().body())
                        .isEqualTo(payment.getLastResponse().body());
                assertThat(processor.control().payments())
                        .singleElement()
                        .extracting(ProcessorPayment::id)
                        .isEqualTo(payment.getId());
                assertThat(processor.control().counts().events()).isEqualTo(4);
                assertThatThrownBy(() -> shop.charge(customer, card, 601, "key-1"))
                        .hasMessageContaining("same parameters");
            }
        }
        try (ProcessorSimulator processor = start()) {
            assertThatThrownBy(() -> new Shop(processor).charge(customer, card, 600, "key-2"))
                    .hasMessageContaining("insufficient funds");
            assertThat(processor.control().payments()).last().matches(declined -> declined.number() == 2);
        }
    }

    @Test
    void aTornLastLineIsIgnored() throws Exception {
        Files.writeString(file(), "[{\"is\":\"payment\",\"numb", StandardOpenOption.APPEND);
        try (ProcessorSimulator processor = start()) {
            assertThat(processor.control().payments()).hasSize(1);
        }
    }

    @Test
    void aBrokenLineBeforeTheLastIsNot() throws Exception {
        Files.writeString(file(), "[{\"is\":\"payment\",\"numb\n[]\n", StandardOpenOption.APPEND);
        assertThatThrownBy(this::start).isInstanceOf(UncheckedIOException.class).hasMessageContaining("broken line");
    }

    @Test
    void theCardsNumberIsNotInIt() throws Exception {
        assertThat(Files.readString(file())).contains("\"last4\":\"4242\"").doesNotContain("42424242");
    }
}
