package io.recredit.systemtests.topup;

import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestClient;
import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.systemtests.harness.Await;
import io.recredit.systemtests.harness.Buyer;
import io.recredit.systemtests.harness.Numbers;
import io.recredit.systemtests.harness.Person;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Customers with a card each and many accounts, all of them one message away from their threshold. */
final class ManyBuyers {

    private static final int CUSTOMERS = 10;
    private static final int CLIENTS = 16;
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(60);

    private final RunningSystem system;
    private final RestClient billing;
    private final RestClient send;
    private final List<Buyer> buyers = new ArrayList<>();
    private final List<String> accounts;
    private final Set<String> accountSet;

    private ManyBuyers(RunningSystem system, int count) {
        this.system = system;
        this.billing = system.as(Person.OLIVIA, Service.BILLING);
        this.send = system.as(Person.OLIVIA, Service.SEND);
        for (int i = 0; i < CUSTOMERS; i++) {
            buyers.add(Buyer.of(system));
        }
        this.accounts = openAccounts(count);
        this.accountSet = Set.copyOf(accounts);
    }

    /** Opens them in parallel, as an operator who moves in would. */
    static ManyBuyers withAccountsAboveTheThreshold(RunningSystem system, int accounts) {
        ManyBuyers many = new ManyBuyers(system, accounts);
        many.buyers.forEach(buyer -> buyer.storesCard(ProcessorControl.GOOD_CARD));
        many.inParallel(many.accounts, many::fill);
        return many;
    }

    private List<String> openAccounts(int count) {
        RestClient accountService = system.as(Person.OLIVIA, Service.ACCOUNT);
        Map<String, Object> body = Map.of(
                "description", "one of many",
                "chargingCurrency", "CREDIT",
                "homeCountry", "FR",
                "language", "en",
                "timeZone", "Europe/Paris",
                "refundOnFailedDelivery", false);
        List<Buyer> owners = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            owners.add(buyers.get(i % CUSTOMERS));
        }
        List<String> names = Collections.synchronizedList(new ArrayList<>());
        inParallel(
                owners,
                owner -> names.add(accountService
                        .post("/v1/customers/" + owner.id() + "/accounts", body)
                        .body()
                        .path("name")
                        .asText()));
        return List.copyOf(names);
    }

    /** Half a credit above the threshold, and known to whoever takes messages. */
    private void fill(String account) {
        String path = "/v1/accounts/" + account;
        known(() -> billing.exchange(
                "POST",
                path + "/adjustments",
                Map.of("currency", "CREDIT", "amount", "20.5", "reason", "system test"),
                Map.of("Idempotency-Key", UUID.randomUUID().toString())));
        known(() -> billing.exchange(
                "PUT",
                path + "/auto-topup-rules/CREDIT",
                Map.of("enabled", true, "threshold", "20", "amount", "100", "emails", List.of()),
                Map.of()));
        known(() -> send.exchange("GET", path + "/messages?limit=1", null, Map.of()));
    }

    private static void known(Supplier<Answer> call) {
        Await.until("the account is known", KNOWN_WITHIN, call, Answer::isSuccess);
    }

    /**
     * Sends one message for each account.
     *
     * @param aSecond no more than that many
     * @return how long that took
     */
    Duration cross(int aSecond) {
        long begin = System.nanoTime();
        long step = TimeUnit.SECONDS.toNanos(1) / aSecond;
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            turns.add(i);
        }
        inParallel(turns, turn -> {
            long due = begin + turn * step;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            send.post(
                    "/v1/accounts/" + accounts.get(turn) + "/messages",
                    Map.of(
                            "messages",
                            List.of(Map.of(
                                    "to", Numbers.french(),
                                    "from", "Recredit",
                                    "text", "Your code is 482913",
                                    "purpose", "otp"))));
        });
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private <T> void inParallel(List<T> items, Consumer<T> action) {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<? extends Future<?>> running = items.stream()
                    .map(item -> clients.submit(() -> action.accept(item)))
                    .toList();
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a client failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    boolean has(@Nullable String account) {
        return account != null && accountSet.contains(account);
    }

    /** Separated by commas. */
    String customers() {
        return buyers.stream().map(Buyer::id).collect(Collectors.joining(","));
    }
}
