package io.recredit.localstack.processor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The payments, also by customer, so that a page of one customer's costs the same however many there are. */
final class PaymentBook {

    private static final int CAPACITY = 250_000;

    private final Shelf<ProcessorPayment> byId = new Shelf<>(CAPACITY);
    private final NavigableMap<Long, ProcessorPayment> byNumber = new TreeMap<>();
    private final Map<String, NavigableMap<Long, ProcessorPayment>> byCustomer = new HashMap<>();
    private long lastNumber;

    void put(ProcessorPayment payment) {
        byId.put(payment).ifPresent(this::forget);
        byNumber.put(payment.number(), payment);
        byCustomer
                .computeIfAbsent(payment.customer(), customer -> new TreeMap<>())
                .put(payment.number(), payment);
        lastNumber = Math.max(lastNumber, payment.number());
    }

    private void forget(ProcessorPayment oldest) {
        byNumber.remove(oldest.number());
        byCustomer.computeIfPresent(oldest.customer(), (customer, payments) -> {
            payments.remove(oldest.number());
            return payments.isEmpty() ? null : payments;
        });
    }

    @Nullable
    ProcessorPayment find(String id) {
        return byId.find(id);
    }

    long nextNumber() {
        return lastNumber + 1;
    }

    /** Above a number, oldest first. */
    List<ProcessorPayment> after(long number, int limit) {
        return byNumber.tailMap(number, false).values().stream().limit(limit).toList();
    }

    /**
     * Newest first.
     *
     * @param customer null for all
     * @param below only payments with a smaller number
     * @param since only payments made then or later
     */
    List<ProcessorPayment> newest(@Nullable String customer, long below, Instant since, int limit) {
        NavigableMap<Long, ProcessorPayment> payments =
                customer == null ? byNumber : byCustomer.getOrDefault(customer, new TreeMap<>());
        List<ProcessorPayment> page = new ArrayList<>();
        for (ProcessorPayment payment :
                payments.headMap(below, false).descendingMap().values()) {
            if (page.size() == limit || payment.createdAt().isBefore(since)) {
                break;
            }
            page.add(payment);
        }
        return page;
    }

    Collection<ProcessorPayment> all() {
        return byNumber.values();
    }
}
