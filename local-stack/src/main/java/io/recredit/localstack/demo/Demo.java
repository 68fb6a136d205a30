package io.recredit.localstack.demo;

import io.recredit.localstack.StackAddresses;
import io.recredit.localstack.client.RestFailure;
import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.localstack.verify.Report;
import io.recredit.localstack.verify.Verify;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The main job, from a tariff to delivered messages, on a running stack, through the public REST interfaces with real
 * tokens. Every step compares its result with what the demo computes itself. It may be run again on the same data:
 * each run has accounts of its own.
 */
public final class Demo {

    private static final int MESSAGES = 600;

    private final StackAddresses stack;
    private final Screen screen;

    private Demo(StackAddresses stack, Screen screen) {
        this.stack = stack;
        this.screen = screen;
    }

    /**
     * Tells the story on standard output, which is a terminal if the system property {@code recredit.terminal} says so.
     *
     * @return the exit code: 0 if everything was exactly as expected
     */
    public static int run(StackAddresses stack) {
        return run(stack, System.out, Boolean.getBoolean("recredit.terminal"));
    }

    /**
     * Tells the story.
     *
     * @param terminal whether lines can be drawn again
     * @return the exit code: 0 if everything was exactly as expected
     */
    public static int run(StackAddresses stack, PrintStream out, boolean terminal) {
        Screen screen = new Screen(out, terminal);
        Instant begin = Instant.now();
        try {
            new Demo(stack, screen).tell();
        } catch (RestFailure | UncheckedIOException | IllegalStateException e) {
            screen.failed("the demo cannot go on: " + e.getMessage());
        }
        String took = String.format(
                Locale.ROOT,
                "The demo took %.1f s. ",
                Duration.between(begin, Instant.now()).toMillis() / 1000.0);
        screen.times();
        out.println(took
                + (screen.differences() == 0
                        ? "Everything was as expected."
                        : screen.differences() + " results were NOT as expected (see above)."));
        return screen.differences() == 0 ? 0 : 1;
    }

    private void tell() {
        Scene scene = new Scene(screen, People.of(stack));
        List<DemoText> texts = new Corpus(scene.begin().toEpochMilli()).messages(MESSAGES);
        List<DemoText> campaigns = texts.stream().filter(Demo::isCampaign).toList();
        List<DemoText> others = texts.stream().filter(text -> !isCampaign(text)).toList();

        Accounts accounts = new OpenAccounts(scene)
                .run(scene.prices().sumOf(others), scene.prices().sumOf(campaigns));
        List<SendTexts.Sent> sent = new SendTexts(scene, accounts, others, campaigns).run();
        new ReplayRequest(scene).run(largest(sent));
        new TransferCredits(scene, accounts).run();
        new RunDry(scene, accounts).run();
        new CarrierFaults(scene, accounts).run();
        topUps(scene, accounts.bakery());
        new LowBalanceEvents(scene, accounts, stack.kafkaBootstrap()).run();
        new CreditLog(scene).run(accounts.bakery());
        new CarrierInbox(scene).run(texts);
        screen.heading("13  Verify: everything is compared with everything");
        Report report = Verify.run(stack, Verify.DRAIN_BOUND, screen.out());
        screen.expect("differences", 0L, report.differences());
        if (!report.drained()) {
            screen.failed("something was still in flight after " + Verify.DRAIN_BOUND.toSeconds() + " s");
        }
    }

    private void topUps(Scene scene, String account) {
        ProcessorControl processor = ProcessorControl.at(stack.processorControlUrl());
        Bakery bakery = new Bakery(scene, account, stack);
        Cards cards = new Cards(scene, processor);
        Optional<String> defaultBefore = cards.defaultCard();
        String card = new BuyPack(bakery, cards).run();
        new TopUpItself(bakery).run();
        new ReplaceCard(bakery, cards, processor).run(card, defaultBefore);
    }

    private static SendTexts.Sent largest(List<SendTexts.Sent> sent) {
        List<SendTexts.Sent> bySize = new ArrayList<>(sent);
        bySize.sort((a, b) ->
                Integer.compare(b.request().texts().size(), a.request().texts().size()));
        return bySize.getFirst();
    }

    private static boolean isCampaign(DemoText text) {
        return text.purpose().equals("campaign");
    }
}
