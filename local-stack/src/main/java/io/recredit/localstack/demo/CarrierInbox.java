package io.recredit.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.contracts.Amount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the carrier got, asked from the carrier: every text, put together from its segments, exactly once. */
final class CarrierInbox {

    private static final int PAGE = 10_000;
    private static final int PER_LINE = 3;

    private final Scene scene;

    /** Sums of one country. */
    private record Sum(int messages, int segments, Amount credits) {

        static final Sum NONE = new Sum(0, 0, Amount.ZERO);

        Sum plus(int moreSegments, Amount price) {
            return new Sum(messages + 1, segments + moreSegments, credits.plus(price));
        }
    }

    CarrierInbox(Scene scene) {
        this.scene = scene;
    }

    void run(List<DemoText> texts) {
        Screen screen = scene.screen();
        screen.heading("12  What the carrier received");
        Reassembly reassembly = received();
        Map<String, Integer> received = reassembly.whole();
        Map<String, Sum> byCountry = new TreeMap<>();
        int arrived = 0;
        for (DemoText text : texts) {
            String key = text.to() + " " + text.text();
            Integer left = received.get(key);
            if (left != null && left > 0) {
                received.put(key, left - 1);
                arrived++;
                byCountry.put(
                        text.country(),
                        byCountry
                                .getOrDefault(text.country(), Sum.NONE)
                                .plus(
                                        SegmentCount.of(text.text()),
                                        scene.prices().priceOf(text)));
            }
        }
        show(byCountry);
        screen.expect("texts that arrived letter by letter", texts.size(), arrived);
        Set<String> numbers = texts.stream().map(DemoText::to).collect(Collectors.toSet());
        long twice = received.entrySet().stream()
                .filter(text ->
                        text.getValue() > 0 && numbers.contains(text.getKey().split(" ", 2)[0]))
                .count();
        screen.expect("texts that arrived twice, or are not ours", 0L, twice);
        screen.expect(
                "segments that arrived twice, or without the others of their text",
                0L,
                reassembly.repeated(numbers) + reassembly.unfinished(numbers));
    }

    private void show(Map<String, Sum> byCountry) {
        scene.screen().line("by country: messages, segments, credits");
        List<String> cells = new ArrayList<>();
        byCountry.forEach((country, sum) -> cells.add(String.format(
                Locale.ROOT, "%s %3d msg, %3d segments %6s", country, sum.messages(), sum.segments(), sum.credits())));
        for (int from = 0; from < cells.size(); from += PER_LINE) {
            scene.screen().line(String.join("   ", cells.subList(from, Math.min(cells.size(), from + PER_LINE))));
        }
    }

    /** All segments of this run that the carrier accepted. */
    private Reassembly received() {
        Reassembly reassembly = new Reassembly();
        long after = 0;
        while (true) {
            JsonNode page = scene.people()
                    .carrier()
                    .get("/messages?after=" + after + "&limit=" + PAGE)
                    .path("messages");
            for (JsonNode part : page) {
                after = part.path("number").asLong();
                if (part.path("status").asInt() == 0
                        && !Instant.parse(part.path("receivedAt").asText()).isBefore(scene.begin())) {
                    add(part, reassembly);
                }
            }
            if (page.size() < PAGE) {
                return reassembly;
            }
        }
    }

    private static void add(JsonNode part, Reassembly reassembly) {
        reassembly.add(
                "+" + part.path("to").asText().replace("+", ""),
                part.path("reference").asInt(),
                part.path("parts").asInt(),
                part.path("part").asInt(),
                part.path("text").asText());
    }
}
