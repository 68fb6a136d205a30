package io.recredit.localstack.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import io.recredit.localstack.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of payments, as when billing is measured, which the simulator must not slow down: it tells its speed. */
class ManyPaymentsIT {

    private static final int PAYMENTS = 5_000;
    private static final int CALLERS = 16;

    @Test
    void thousandsOfPaymentsWithAJournalAndWebhooks(@TempDir Path folder) throws Exception {
        ProcessorOptions options = ProcessorOptions.forTests().withFolder(folder);
        try (ProcessorSimulator processor = ProcessorSimulator.start(options);
                WebhookReceiver receiver = new WebhookReceiver();
                ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            Shop shop = new Shop(processor);
            String customer = shop.customer();
            String card = shop.card(customer, ProcessorControl.GOOD_CARD);
            processor.control().webhookUrl(receiver.url());
            AtomicInteger charged = new AtomicInteger();
            long start = System.nanoTime();
            IntStream.range(0, CALLERS)
                    .forEach(caller -> callers.execute(() -> {
                        for (int i = caller; i < PAYMENTS; i += CALLERS) {
                            if (succeeds(shop, customer, card, "key-" + i)) {
                                charged.incrementAndGet();
                            }
                        }
                    }));
            callers.shutdown();
            assertThat(callers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            long perSecond = PAYMENTS * 1_000L / took.toMillis();
            System.out.printf("%d payments in %d ms: %d a second%n", PAYMENTS, took.toMillis(), perSecond);
            assertThat(charged).hasValue(PAYMENTS);
            assertThat(processor.control().payments()).hasSize(PAYMENTS);
            Eventually.await("all webhooks", () -> receiver.events().size() == PAYMENTS);
        }
    }

    private static boolean succeeds(Shop shop, String customer, String card, String key) {
        try {
            return shop.charge(customer, card, 600, key).getStatus().equals("succeeded");
        } catch (StripeException refused) {
            return false;
        }
    }
}
