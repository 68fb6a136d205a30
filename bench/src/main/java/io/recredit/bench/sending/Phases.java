package io.recredit.bench.sending;

import io.recredit.bench.WrongResult;
import io.recredit.bench.stack.CpuMeter;
import io.recredit.localstack.StackAddresses;
import io.recredit.localstack.client.RestClient;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The parts of the run. Each begins when the one before is delivered to the last message, and ends with a check. */
final class Phases {

    /** Messages of a bulk request: the most that one may have. */
    static final int BULK = 500;

    /** The name under which this JVM's CPU time is told. */
    static final String LOAD_GENERATOR = "load generator";

    private static final int BULK_CLIENTS = 4;
    private static final int SINGLE_CLIENTS = 32;
    private static final Duration SENT_WITHIN = Duration.ofMinutes(3);
    private static final Duration CHARGED_WITHIN = Duration.ofSeconds(30);

    private final Traffic traffic;
    private final OutcomeWatch outcomes;
    private final RestClient carrier;
    private final Books books;
    private final Map<String, Long> pids;
    private long acknowledged;

    Phases(StackAddresses stack, Traffic traffic, OutcomeWatch outcomes) {
        this.traffic = traffic;
        this.outcomes = outcomes;
        this.carrier = CarrierCounts.carrier(stack.carrierControlUrl());
        this.books = new Books(stack);
        this.pids = new LinkedHashMap<>(stack.pids());
        this.pids.put(LOAD_GENERATOR, CpuMeter.THIS_PID);
    }

    Speed bulksAtFullSpeed(int messages) throws IOException, InterruptedException {
        return atFullSpeed(BULK_CLIENTS, messages / BULK, BULK);
    }

    Speed singlesAtFullSpeed(int messages) throws IOException, InterruptedException {
        return atFullSpeed(SINGLE_CLIENTS, messages, 1);
    }

    Delays bulksSteadily(int messagesPerSecond, int seconds) throws IOException, InterruptedException {
        return steadily(BULK_CLIENTS, messagesPerSecond, seconds, BULK);
    }

    Delays singlesSteadily(int messagesPerSecond, int seconds) throws IOException, InterruptedException {
        return steadily(SINGLE_CLIENTS, messagesPerSecond, seconds, 1);
    }

    private Speed atFullSpeed(int clients, int requests, int size) throws IOException, InterruptedException {
        int messages = requests * size;
        CarrierCounts before = CarrierCounts.afterClearing(carrier);
        CpuMeter cpu = CpuMeter.begin(pids);
        long begin = System.nanoTime();
        double acceptedSeconds;
        double sentSeconds;
        ExecutorService watching = Executors.newSingleThreadExecutor();
        try {
            Future<Double> sent = watching.submit(() -> {
                Patience.await(
                        "the carrier has all messages",
                        SENT_WITHIN,
                        () -> CarrierCounts.at(carrier).accepted() >= messages);
                return secondsSince(begin);
            });
            traffic.closedLoop(clients, requests, size);
            acceptedSeconds = secondsSince(begin);
            sentSeconds = sent.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof WrongResult wrong ? wrong : new IllegalStateException(e.getCause());
        } finally {
            watching.shutdownNow();
        }
        Patience.await(
                "all receipts are stored",
                SENT_WITHIN,
                () -> CarrierCounts.at(carrier).delivered() >= before.delivered() + messages);
        double deliveredSeconds = secondsSince(begin);
        CpuMeter.CpuUse used = cpu.used();
        check(messages);
        return new Speed(messages, acceptedSeconds, sentSeconds, deliveredSeconds, used);
    }

    private Delays steadily(int clients, int messagesPerSecond, int seconds, int size)
            throws IOException, InterruptedException {
        int requests = messagesPerSecond * seconds / size;
        CarrierCounts.afterClearing(carrier);
        outcomes.note(true);
        CpuMeter cpu = CpuMeter.begin(pids);
        List<Traffic.Answered> answered = traffic.steadily(clients, (double) messagesPerSecond / size, requests, size);
        Patience.await("all are charged", CHARGED_WITHIN, () -> outcomes.noted() >= requests * size);
        CpuMeter.CpuUse used = cpu.used();
        check(requests * size);
        Delays delays = Delays.of(messagesPerSecond, answered, outcomes, used);
        outcomes.note(false);
        return delays;
    }

    /** Nothing is left behind, lost, or there twice. */
    private void check(int messages) throws InterruptedException {
        acknowledged += messages;
        books.check(acknowledged);
        CarrierCounts now = CarrierCounts.at(carrier);
        Books.requireSame("submits that the carrier took", messages, now.accepted());
        Books.requireSame("submits that the carrier refused or did not answer", 0, now.refused() + now.notAnswered());
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
