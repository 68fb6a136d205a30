package io.recredit.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.contracts.Amount;
import io.recredit.localstack.client.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Sara sends the texts, in requests of several sizes, four at a time, while the table shows what becomes of them. */
final class SendTexts {

    private static final int PARALLEL = 4;
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final long REFRESH_MILLIS = 250;
    private static final int WAIT_SECONDS = 10;
    /** Sizes of the first requests, of which those with one message wait for the decision; then 100 at a time. */
    private static final List<Integer> SIZES = List.of(1, 1, 1, 1, 1, 5, 1, 1, 1, 1, 1, 8, 12, 20, 50, 1, 1, 1, 1, 1);

    private static final int LARGEST = 100;

    private final Scene scene;
    private final Accounts accounts;
    private final List<Request> requests = new ArrayList<>();

    /** One request that is to be sent, and its answer. */
    record Request(
            String account,
            String key,
            List<DemoText> texts,
            int waitSeconds,
            @Nullable String user) {}

    /** A request and the answer it got. */
    record Sent(Request request, Answer answer) {}

    SendTexts(Scene scene, Accounts accounts, List<DemoText> shop, List<DemoText> campaigns) {
        this.scene = scene;
        this.accounts = accounts;
        plan(accounts.shop(), "shop", shop, accounts.user());
        plan(accounts.campaigns(), "campaigns", campaigns, null);
    }

    /** Every third request is in the user's name. */
    private void plan(String account, String name, List<DemoText> texts, @Nullable String user) {
        int from = 0;
        for (int n = 0; from < texts.size(); n++) {
            int size = n < SIZES.size() ? SIZES.get(n) : LARGEST;
            int to = Math.min(texts.size(), from + size);
            requests.add(new Request(
                    account,
                    name + "-" + n,
                    List.copyOf(texts.subList(from, to)),
                    size == 1 ? WAIT_SECONDS : 0,
                    n % 3 == 0 ? user : null));
            from = to;
        }
    }

    /** Sends everything, waits until all is delivered, and checks every price. */
    List<Sent> run() {
        int total =
                requests.stream().mapToInt(request -> request.texts().size()).sum();
        scene.screen().heading("2  Sara, a sender, sends " + total + " texts in " + requests.size() + " requests");
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(accounts.shop(), "shop");
        shown.put(accounts.campaigns(), "campaigns");
        Board board = new Board(scene, shown);
        List<Sent> sent;
        try (ExecutorService senders =
                Executors.newFixedThreadPool(PARALLEL, Thread.ofVirtual().factory())) {
            List<Future<Sent>> answers = requests.stream()
                    .map(request -> senders.submit(() -> send(request)))
                    .toList();
            Patience.await(BOUND, REFRESH_MILLIS, () -> anyFailed(answers) || board.show(false) == total);
            sent = answers.stream().map(SendTexts::get).toList();
        }
        scene.screen().expect("messages delivered", total, board.show(true));
        check(sent, total);
        return sent;
    }

    private Sent send(Request request) {
        return new Sent(
                request,
                scene.send(request.account(), request.key(), request.texts(), request.waitSeconds(), request.user()));
    }

    private static boolean anyFailed(List<Future<Sent>> answers) {
        return answers.stream().anyMatch(answer -> answer.state() == Future.State.FAILED);
    }

    private static Sent get(Future<Sent> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void check(List<Sent> sent, int total) {
        Screen screen = scene.screen();
        int asComputed = 0;
        int waited = 0;
        int decided = 0;
        Map<String, Map<Integer, Integer>> kinds = new TreeMap<>();
        for (Sent one : sent) {
            List<JsonNode> messages = Scene.messagesOf(one.answer());
            for (int i = 0; i < messages.size(); i++) {
                DemoText text = one.request().texts().get(i);
                asComputed += isAsComputed(text, messages.get(i)) ? 1 : 0;
                kinds.computeIfAbsent(messages.get(i).path("encoding").asText(), encoding -> new TreeMap<>())
                        .merge(messages.get(i).path("segments").asInt(), 1, Integer::sum);
                scene.expectChange(
                        one.request().account(), scene.prices().priceOf(text).negate());
            }
            if (one.request().waitSeconds() > 0) {
                waited++;
                decided += one.answer().header("Preference-Applied").isPresent()
                                && messages.getFirst().has("balanceLeft")
                        ? 1
                        : 0;
            }
        }
        kinds.forEach(
                (encoding, bySegments) -> screen.line(encoding + ", messages by number of segments: " + bySegments));
        screen.expect("segments and prices as the demo computes them itself", total, asComputed);
        screen.expect("answers to Prefer: wait that carry the balance left", waited, decided);
        scene.checkBalance("shop", accounts.shop());
        scene.checkBalance("campaigns", accounts.campaigns());
    }

    private boolean isAsComputed(DemoText text, JsonNode message) {
        return message.path("to").asText().equals(text.to())
                && message.path("segments").asInt() == SegmentCount.of(text.text())
                && message.path("encoding").asText().equals(SegmentCount.isGsm(text.text()) ? "GSM-7" : "UCS-2")
                && Amount.parse(message.path("price").asText())
                        .equals(Optional.of(scene.prices().priceOf(text)));
    }
}
