package io.recredit.bench.sending;

import io.recredit.bench.WrongResult;
import io.recredit.localstack.StackAddresses;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends requests, each client over a connection of its own. */
final class Traffic {

    private final URI service;
    private final Senders senders;
    private final AtomicInteger nextNumber = new AtomicInteger();
    private final AtomicInteger nextAccount = new AtomicInteger();

    Traffic(StackAddresses stack, Senders senders) {
        this.service = URI.create(stack.sendService());
        this.senders = senders;
    }

    /**
     * A request that was answered.
     *
     * @param dueNanos when it was to be sent
     * @param answeredNanos when its answer was read
     */
    record Answered(long dueNanos, long answeredNanos, List<UUID> ids) {}

    /**
     * Sends so many requests as fast as they are answered.
     *
     * @param size messages in each
     */
    List<Answered> closedLoop(int clients, int requests, int size) throws InterruptedException {
        return run(clients, requests, size, 0);
    }

    /**
     * Sends requests at fixed times, whether or not earlier ones are answered; one that must wait for a free client
     * counts from the time at which it was due.
     *
     * @param perSecond requests
     */
    List<Answered> steadily(int clients, double perSecond, int requests, int size) throws InterruptedException {
        return run(clients, requests, size, (long) (TimeUnit.SECONDS.toNanos(1) / perSecond));
    }

    private List<Answered> run(int clients, int requests, int size, long everyNanos) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        Queue<Answered> answered = new ConcurrentLinkedQueue<>();
        long begin = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("client-", 0).factory())) {
            for (int client = 0; client < clients; client++) {
                running.add(threads.submit(() -> {
                    try (SendClient sender = new SendClient(service, senders.tokens(), nextNumber)) {
                        for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                            answered.add(send(sender, size, begin + i * everyNanos, everyNanos > 0));
                        }
                        return null;
                    }
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WrongResult wrong) {
                throw wrong;
            }
            throw new IllegalStateException("a client failed", e.getCause());
        }
        return List.copyOf(answered);
    }

    private Answered send(SendClient client, int size, long scheduledNanos, boolean scheduled) throws IOException {
        long dueNanos = scheduled ? scheduledNanos : System.nanoTime();
        for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        String account = senders.accounts()
                .get(Math.floorMod(
                        nextAccount.getAndIncrement(), senders.accounts().size()));
        List<UUID> ids = client.send(account, size);
        return new Answered(dueNanos, System.nanoTime(), ids);
    }
}
