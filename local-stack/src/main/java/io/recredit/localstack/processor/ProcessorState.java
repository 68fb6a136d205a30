package io.recredit.localstack.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything the processor knows. Its lock makes changes one after the other: each is written to the journal, if there
 * is one, before anybody sees it.
 */
final class ProcessorState implements AutoCloseable {

    private static final int MAX_CUSTOMERS = 200_000;
    private static final int MAX_EVENTS = 100_000;
    private static final int MAX_ANSWERS = 250_000;

    private final Shelf<StripeCustomer> customers = new Shelf<>(MAX_CUSTOMERS);
    private final Shelf<CardSetup> setups = new Shelf<>(MAX_CUSTOMERS);
    private final CardBook cards = new CardBook();
    private final PaymentBook payments = new PaymentBook();
    private final Shelf<ProcessorEvent> events = new Shelf<>(MAX_EVENTS);
    private final Shelf<SavedAnswer> answers = new Shelf<>(MAX_ANSWERS);
    private @Nullable Journal journal;
    private long lastEvent;

    /**
     * @param folder where the journal is; null to forget everything in the end
     * @throws IOException if the journal cannot be read or written
     */
    static ProcessorState open(@Nullable Path folder, Instant now) throws IOException {
        ProcessorState state = new ProcessorState();
        if (folder != null) {
            Journal.replay(folder, change -> change.forEach(state::apply));
            state.forgetOldAnswers(now);
            state.journal = Journal.rewrite(folder, state.contents());
        }
        return state;
    }

    /** What a change does, and what is answered. */
    record Change<T>(T answer, List<Kept> things) {}

    /** Looks and changes in one step, alone. */
    synchronized <T> T change(Supplier<Change<T>> work) {
        Change<T> change = work.get();
        if (!change.things().isEmpty()) {
            if (journal != null) {
                journal.append(change.things());
            }
            change.things().forEach(this::apply);
        }
        return change.answer();
    }

    /** Looks, with nobody changing anything meanwhile. */
    synchronized <T> T look(Function<ProcessorState, T> look) {
        return look.apply(this);
    }

    private void apply(Kept thing) {
        switch (thing) {
            case StripeCustomer customer -> customers.put(customer);
            case CardSetup setup -> setups.put(setup);
            case StoredCard card -> cards.put(card);
            case ProcessorPayment payment -> payments.put(payment);
            case ProcessorEvent event -> {
                events.put(event);
                lastEvent = Math.max(lastEvent, event.number());
            }
            case SavedAnswer answer -> answers.put(answer);
        }
    }

    private void forgetOldAnswers(Instant now) {
        List.copyOf(answers.all()).stream()
                .filter(answer -> answer.isForgotten(now))
                .forEach(answer -> answers.remove(answer.id()));
    }

    private List<Kept> contents() {
        List<Kept> all = new ArrayList<>(customers.all());
        all.addAll(setups.all());
        all.addAll(cards.all());
        all.addAll(payments.all());
        all.addAll(events.all());
        all.addAll(answers.all());
        return all;
    }

    // What follows is called within change or look.

    @Nullable
    StripeCustomer customer(String id) {
        return customers.find(id);
    }

    Collection<StripeCustomer> customers() {
        return customers.all();
    }

    @Nullable
    CardSetup setup(String id) {
        return setups.find(id);
    }

    CardBook cards() {
        return cards;
    }

    PaymentBook payments() {
        return payments;
    }

    Collection<ProcessorEvent> events() {
        return events.all();
    }

    @Nullable
    ProcessorEvent event(String id) {
        return events.find(id);
    }

    long nextEvent() {
        return lastEvent + 1;
    }

    /** The first answer to a key, unless it is so old that it may be forgotten. */
    @Nullable
    SavedAnswer answer(String key, Instant now) {
        SavedAnswer answer = answers.find(key);
        return answer == null || answer.isForgotten(now) ? null : answer;
    }

    @Override
    public synchronized void close() {
        try {
            if (journal != null) {
                journal.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
