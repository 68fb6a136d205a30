package io.recredit.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The live table: messages by state, balance and open episodes of some accounts, all asked over REST. */
final class Board {

    private static final List<String> STATES =
            List.of("accepted", "charged", "sending", "sent", "delivered", "refused", "failed");
    private static final String CELL = "%10s";

    private final Scene scene;
    private final Map<String, String> accounts;

    /** One look at one account. */
    private record Row(Map<String, Integer> byState, int refunded, String balance, int openEpisodes) {}

    /** @param accounts names to be shown by account, in their order */
    Board(Scene scene, Map<String, String> accounts) {
        this.scene = scene;
        this.accounts = new LinkedHashMap<>(accounts);
    }

    /** Looks at all accounts and shows the table; gives how many messages are delivered. */
    int show(boolean last) {
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-10s", ""));
        STATES.forEach(state -> head.append(String.format(Locale.ROOT, CELL, state)));
        lines.add(head.append(String.format(Locale.ROOT, "%9s%10s%8s", "refunded", "balance", "low"))
                .toString());
        int delivered = 0;
        for (Map.Entry<String, String> account : accounts.entrySet()) {
            Row row = look(account.getKey());
            delivered += row.byState().getOrDefault("delivered", 0);
            lines.add(line(account.getValue(), row));
        }
        if (last) {
            scene.screen().finalTable(lines);
        } else {
            scene.screen().table(lines);
        }
        return delivered;
    }

    private Row look(String account) {
        Map<String, Integer> byState = new HashMap<>();
        int refunded = 0;
        for (JsonNode message : scene.messages(account)) {
            byState.merge(message.path("state").asText(), 1, Integer::sum);
            refunded += message.path("refunded").asBoolean() ? 1 : 0;
        }
        JsonNode open = scene.people().oscar().billing().get("/v1/accounts/" + account + "/low-episodes?state=open");
        return new Row(
                byState,
                refunded,
                scene.balance(account).toString(),
                open.path("items").size());
    }

    private static String line(String name, Row row) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-10s", name));
        STATES.forEach(state ->
                line.append(String.format(Locale.ROOT, CELL, row.byState().getOrDefault(state, 0))));
        return line.append(String.format(Locale.ROOT, "%9d%10s%8d", row.refunded(), row.balance(), row.openEpisodes()))
                .toString();
    }
}
