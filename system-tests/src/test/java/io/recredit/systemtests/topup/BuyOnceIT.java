package io.recredit.systemtests.topup;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.localstack.client.Answer;
import io.recredit.localstack.processor.Fault;
import io.recredit.localstack.processor.FaultKind;
import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.localstack.processor.WebhookMode;
import io.recredit.systemtests.harness.Buyer;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.SystemTest;
import io.recredit.systemtests.harness.Topup;
import io.recredit.systemtests.harness.Topups;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pack bought by hand: however often it is asked for under one key, it is paid and credited once. */
@SystemTest
class BuyOnceIT {

    private static final int CLICKS = 8;

    private Buyer buyer;
    private String account;
    private String card;

    @BeforeEach
    void storeACard(RunningSystem system) {
        buyer = Buyer.of(system);
        account = buyer.opensAccount("1");
        card = buyer.storesCard(ProcessorControl.GOOD_CARD);
    }

    @AfterEach
    void processorIsAsUsual(RunningSystem system) {
        system.processor().reset();
    }

    @Test
    void impatientClicksPayOnce(RunningSystem system) throws Exception {
        Topups topups = new Topups(system);
        List<Answer> answers;
        try (ExecutorService clicks = Executors.newFixedThreadPool(CLICKS)) {
            List<Future<Answer>> clicked = IntStream.range(0, CLICKS)
                    .mapToObj(i -> clicks.submit(() -> buyer.buysPack(account, "order-1", Map.of())))
                    .toList();
            answers = clicked.stream().map(BuyOnceIT::answerOf).toList();
        }

        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 202).contains(201);
        assertThat(answers)
                .extracting(answer -> answer.body().path("id").asText())
                .as("one top-up")
                .containsOnly(topups.of(account).getFirst().id());
        assertThat(answers.stream()
                        .filter(answer -> answer.header("Idempotency-Replayed").isEmpty()))
                .hasSize(1);
        topups.assertOnePackPaidAndCredited(account, "101");
    }

    private static Answer answerOf(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLostAnswerIsFoundOutAndTheKeyGivesTheTopupAsItIsNow(RunningSystem system) {
        Topups topups = new Topups(system);
        system.processor().webhooks(WebhookMode.LOST);
        system.processor().fault(Fault.once(FaultKind.ERROR_500_AFTER, account));

        Answer first = buyer.buysPack(account, "order-2", Map.of());
        topups.assertOnePackPaidAndCredited(account, "101");
        Answer second = buyer.buysPack(account, "order-2", Map.of());

        assertThat(first.status()).isEqualTo(202);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).contains("true");
        assertThat(second.body().path("state").asText()).isEqualTo("succeeded");
        assertThat(second.body().path("id")).isEqualTo(first.body().path("id"));
    }

    @Test
    void aDeclineSaysWhyAndAddsNothing(RunningSystem system) {
        Topups topups = new Topups(system);
        buyer.bankSays(card, "insufficient_funds");

        Answer answer = buyer.buysPack(account, "order-3", Map.of());

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.problem().slug()).isEqualTo("card-declined");
        assertThat(answer.body().path("reason").asText()).isEqualTo("insufficient_funds");
        assertThat(topups.of(account)).extracting(Topup::state).containsExactly("declined");
        assertThat(answer.body().toString())
                .contains(topups.of(account).getFirst().id());
        assertThat(topups.paid(account)).isEmpty();
        assertThat(topups.credited(account)).isEmpty();
    }
}
