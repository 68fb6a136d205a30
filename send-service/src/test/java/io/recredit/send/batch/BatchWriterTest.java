package io.recredit.send.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchWriterTest {

    private static final long BOUND_SECONDS = 60;
    private static final String BAD = "bad";
    private static final String BUGGY = "buggy";

    private final List<List<String>> written = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> databaseIsBack = new CompletableFuture<>();
    private final BatchWriter<String> writer = new BatchWriter<>("test", 3, 2, Duration.ofMillis(1), this::write);
    private final AtomicInteger bugs = new AtomicInteger();
    private volatile boolean away;

    private Uni<Void> write(List<String> items) {
        if (away && !databaseIsBack.isDone()) {
            return Uni.createFrom().failure(new ConnectException("refused"));
        }
        if (items.contains(BUGGY) && bugs.getAndDecrement() > 0) {
            throw new AssertionError(BUGGY);
        }
        if (items.contains(BAD)) {
            return Uni.createFrom().failure(new PgException(BAD, "ERROR", "22021", null));
        }
        written.add(items);
        return Uni.createFrom().voidItem();
    }

    private List<CompletableFuture<Void>> offer(String... items) {
        List<CompletableFuture<Void>> taken = new ArrayList<>();
        for (String item : items) {
            taken.add(writer.offer(item).orElseThrow());
        }
        return taken;
    }

    private static void await(List<CompletableFuture<Void>> items) throws Exception {
        for (CompletableFuture<Void> item : items) {
            item.get(BOUND_SECONDS, TimeUnit.SECONDS);
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        writer.stop(1_000);
    }

    @Test
    void what_waits_is_written_together_in_order_and_in_batches() throws Exception {
        List<CompletableFuture<Void>> items = offer("a", "b", "c");
        writer.start();
        await(items);
        assertThat(written).containsExactly(List.of("a", "b"), List.of("c"));
    }

    @Test
    void more_than_may_wait_is_not_taken() {
        offer("a", "b", "c");
        assertThat(writer.offer("d")).isEmpty();
    }

    @Test
    void a_bad_item_fails_alone() throws Exception {
        List<CompletableFuture<Void>> items = offer("a", BAD);
        writer.start();
        await(items.subList(0, 1));
        assertThatThrownBy(() -> items.get(1).get(BOUND_SECONDS, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining(BAD);
        assertThat(written).containsExactly(List.of("a"));
    }

    @Test
    void a_failure_that_nobody_thought_of_passes_within_five_tries() throws Exception {
        bugs.set(5);
        List<CompletableFuture<Void>> items = offer("a", BUGGY);
        writer.start();
        await(items);
        assertThat(written).containsExactly(List.of("a"), List.of(BUGGY));
    }

    @Test
    void after_five_tries_alone_an_item_is_given_up_and_the_others_go_on() throws Exception {
        bugs.set(Integer.MAX_VALUE);
        List<CompletableFuture<Void>> items = offer("a", BUGGY, "c");
        writer.start();
        await(List.of(items.get(0), items.get(2)));
        assertThatThrownBy(() -> items.get(1).get(BOUND_SECONDS, TimeUnit.SECONDS))
                .hasStackTraceContaining(BUGGY);
        assertThat(written).containsExactly(List.of("a"), List.of("c"));
        // Once in its batch and five times alone.
        assertThat(bugs).hasValue(Integer.MAX_VALUE - 6);
    }

    @Test
    void while_the_database_is_away_items_wait() throws Exception {
        away = true;
        List<CompletableFuture<Void>> items = offer("a");
        writer.start();
        databaseIsBack.complete(null);
        await(items);
        assertThat(written).containsExactly(List.of("a"));
    }
}
