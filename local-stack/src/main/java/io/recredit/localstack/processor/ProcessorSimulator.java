package io.recredit.localstack.processor;

import io.recredit.localstack.http.WebAnswer;
import io.recredit.localstack.http.WebCaller;
import io.recredit.localstack.http.WebRequest;
import io.recredit.localstack.http.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A simulated card processor on 127.0.0.1: the part of Stripe's HTTP API that billing uses, the hosted page on which a
 * card is stored, signed webhooks, and a second port that tells what was charged and makes things go wrong.
 * {@link TestCard} lists the cards that it knows.
 */
public final class ProcessorSimulator implements AutoCloseable {

    private final ProcessorState state;
    private final Webhooks webhooks;
    private final StripeApi api;
    private final CardPages pages;
    private final WebServer http;
    private final WebServer control;
    private volatile ProcessorSettings settings;

    private ProcessorSimulator(ProcessorOptions options) throws IOException {
        settings = ProcessorSettings.defaults(options.webhookUrl());
        state = ProcessorState.open(options.folder(), Instant.now());
        Rendering rendering = new Rendering(state);
        Faults faults = new Faults();
        Holds holds = new Holds();
        webhooks = new Webhooks(options.webhookSecret(), this::settings, state, rendering);
        api = new StripeApi(options.apiKey(), this::settings, state, rendering, faults, holds, webhooks);
        pages = new CardPages(state, webhooks, options.webhookSecret());
        http = WebServer.start(options.apiPort(), this::answer);
        try {
            control = WebServer.start(
                    options.controlPort(), new ControlApi(this, state, rendering, faults, holds, webhooks, api));
        } catch (IOException taken) {
            http.close();
            throw taken;
        }
        webhooks.resume();
    }

    /**
     * Starts it; it answers when this returns.
     *
     * @throws UncheckedIOException if a port is taken or the journal cannot be used
     */
    public static ProcessorSimulator start(ProcessorOptions options) {
        try {
            return new ProcessorSimulator(options);
        } catch (IOException e) {
            throw new UncheckedIOException("the card processor cannot start: " + e.getMessage(), e);
        }
    }

    private Optional<WebAnswer> answer(WebRequest request, WebCaller caller) {
        return request.path().startsWith(CardPages.PATH)
                ? Optional.of(pages.answer(request))
                : api.answer(request, caller);
    }

    public int apiPort() {
        return http.port();
    }

    public int controlPort() {
        return control.port();
    }

    /** The address that billing is told as Stripe's. */
    public String apiBase() {
        return "http://127.0.0.1:" + apiPort();
    }

    /** A client of its control interface. */
    public ProcessorControl control() {
        return ProcessorControl.at("http://127.0.0.1:" + controlPort());
    }

    ProcessorSettings settings() {
        return settings;
    }

    /** Changes the settings for what comes from now on. */
    synchronized ProcessorSettings change(UnaryOperator<ProcessorSettings> change) {
        settings = change.apply(settings);
        if (settings.acceptConnections()) {
            http.resume();
        } else {
            http.pause();
        }
        return settings;
    }

    @Override
    public void close() {
        http.close();
        control.close();
        webhooks.close();
        state.close();
    }
}
