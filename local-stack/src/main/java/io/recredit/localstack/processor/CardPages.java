package io.recredit.localstack.processor;

import io.recredit.localstack.http.WebAnswer;
import io.recredit.localstack.http.WebRequest;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The hosted pages on which cards are entered. */
final class CardPages {

    static final String PATH = "/c/pay/";

    private final ProcessorState state;
    private final Webhooks webhooks;
    private final String fingerprintSecret;

    CardPages(ProcessorState state, Webhooks webhooks, String fingerprintSecret) {
        this.state = state;
        this.webhooks = webhooks;
        this.fingerprintSecret = fingerprintSecret;
    }

    WebAnswer answer(WebRequest request) {
        String id = request.path().substring(PATH.length());
        CardSetup setup = state.look(now -> now.setup(id));
        if (setup == null) {
            return WebAnswer.html(404, CardPageHtml.message("There is no such page."));
        }
        if (!setup.status(Instant.now()).equals("open")) {
            return WebAnswer.html(410, CardPageHtml.message("This page has been used already, or has expired."));
        }
        return switch (request.method()) {
            case "GET" -> WebAnswer.html(200, CardPageHtml.form(""));
            case "POST" -> entered(setup, request);
            default -> WebAnswer.html(405, CardPageHtml.message("This page can be read and sent."));
        };
    }

    private WebAnswer entered(CardSetup setup, WebRequest request) {
        try {
            Form typed = Form.parse(request.text());
            if (typed.get("action").orElse("").equals("cancel")) {
                return WebAnswer.seeOther(setup.cancelUrl() == null ? setup.successUrl() : setup.cancelUrl());
            }
            CardEntry entry = CardEntry.of(typed, YearMonth.now(ZoneOffset.UTC));
            webhooks.tell(state.change(() -> store(setup, entry)));
        } catch (CardEntry.Refused refused) {
            return WebAnswer.html(402, CardPageHtml.form(String.valueOf(refused.getMessage())));
        } catch (StripeProblem noForm) {
            return WebAnswer.html(400, CardPageHtml.form("This could not be read."));
        }
        return WebAnswer.seeOther(setup.successUrl().replace("{CHECKOUT_SESSION_ID}", setup.id()));
    }

    private ProcessorState.Change<List<ProcessorEvent>> store(CardSetup setup, CardEntry entry) {
        Instant now = Instant.now();
        CardSetup current = state.setup(setup.id());
        if (current == null || !current.status(now).equals("open")) {
            return new ProcessorState.Change<>(List.of(), List.of());
        }
        StoredCard card = new StoredCard(
                Tokens.withPrefix("pm_"),
                setup.customer(),
                entry.card().brand(),
                entry.last4(),
                entry.expiry().getMonthValue(),
                entry.expiry().getYear(),
                entry.card().country(),
                WebhookSignature.digest(fingerprintSecret, entry.number()).substring(0, 16),
                entry.card().charging(),
                now);
        List<ProcessorEvent> events = webhooks.events(
                List.of(
                        new Reply.Telling("payment_method.attached", card.id()),
                        new Reply.Telling("setup_intent.succeeded", setup.intent()),
                        new Reply.Telling("checkout.session.completed", setup.id())),
                now);
        List<Kept> changes = new ArrayList<>(List.of(card, current.completed(card.id())));
        changes.addAll(events);
        return new ProcessorState.Change<>(events, changes);
    }
}
