package io.recredit.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.contracts.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Oscar reads the bakery's credit log: every entry with the balance after it. */
final class CreditLog {

    private static final int SHOWN = 8;

    private final Scene scene;

    CreditLog(Scene scene) {
        this.scene = scene;
    }

    void run(String account) {
        Screen screen = scene.screen();
        screen.heading("11  The bakery's credit log, newest first");
        List<JsonNode> lines = new ArrayList<>();
        scene.people()
                .oscar()
                .billing()
                .forEach("/v1/accounts/" + account + "/credit-log?currency=CREDIT&limit=200", lines::add);
        screen.line(String.format(
                Locale.ROOT,
                "%6s  %-12s %10s %12s  %-3s %-15s %-24s",
                "no",
                "kind",
                "amount",
                "balance",
                "to",
                "purpose",
                "at"));
        lines.stream().limit(SHOWN).forEach(this::show);
        screen.line("... " + Math.max(0, lines.size() - SHOWN) + " more");
        screen.expect("entries are numbered from 1 without a gap", true, isGapless(lines));
        screen.expect(
                "the amounts sum to the balance",
                scene.expectedBalance(account),
                lines.stream()
                        .map(line -> Amount.of(line.path("amount").asText()))
                        .reduce(Amount.ZERO, Amount::plus));
    }

    private void show(JsonNode line) {
        scene.screen()
                .line(String.format(
                        Locale.ROOT,
                        "%6s  %-12s %10s %12s  %-3s %-15s %-24s",
                        line.path("entryNo").asText(),
                        line.path("kind").asText(),
                        line.path("amount").asText(),
                        line.path("balanceAfter").asText(),
                        line.path("country").asText(""),
                        line.path("purpose").asText(""),
                        line.path("createdAt").asText()));
    }

    private static boolean isGapless(List<JsonNode> newestFirst) {
        for (int i = 0; i < newestFirst.size(); i++) {
            if (newestFirst.get(i).path("entryNo").asLong() != newestFirst.size() - i) {
                return false;
            }
        }
        return true;
    }
}
