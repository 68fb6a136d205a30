package io.recredit.localstack.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * The texts that the demo sends: what shops, banks, railways and surgeries really write, in fifteen languages, for all
 * four purposes. Codes, times and parcel numbers are filled in anew for each message.
 */
final class Corpus {

    private static final String FILE = "/demo/texts.tsv";

    /**
     * The numbers, {@code x} being any digit. The American, German and Swedish ones are set aside for films (555-01xx,
     * BNetzA 0171 39200xx, PTS 070 17406xx). The other countries have none that a number check lets pass; theirs are
     * ordinary mobile numbers. Nothing leaves this machine: the carrier is a simulator.
     */
    private static final Map<String, String> NUMBERS = Map.ofEntries(
            Map.entry("AE", "+971501xxxxxx"),
            Map.entry("AU", "+61491570xxx"),
            Map.entry("BE", "+32470xxxxxx"),
            Map.entry("BR", "+5511961xxxxxx"),
            Map.entry("CH", "+41781xxxxxx"),
            Map.entry("DE", "+4917139200xx"),
            Map.entry("ES", "+346121xxxxx"),
            Map.entry("FR", "+336123xxxxx"),
            Map.entry("GB", "+4474001xxxxx"),
            Map.entry("GR", "+3069123xxxxx"),
            Map.entry("IN", "+9198765xxxxx"),
            Map.entry("IT", "+3934567xxxxx"),
            Map.entry("JP", "+819012xxxxxx"),
            Map.entry("MA", "+212612xxxxxx"),
            Map.entry("NL", "+31612xxxxxx"),
            Map.entry("PL", "+48512xxxxxx"),
            Map.entry("PT", "+351912xxxxxx"),
            Map.entry("SE", "+467017406xx"),
            Map.entry("US", "+120255501xx"));

    /** The carrier simulator treats these endings in its own ways; the demo comes to them later, on purpose. */
    private static final String SPECIAL_ENDING = ".*900\\d\\d";

    private static final Map<String, String> SENDERS =
            Map.of("otp", "Secure", "password_reset", "Account", "notification", "Info", "campaign", "Offers");

    private record Template(String country, String purpose, String text) {}

    private final List<Template> templates;
    private final Random random;

    /** @param seed the same seed gives the same messages */
    Corpus(long seed) {
        this.templates = read();
        this.random = new Random(seed);
    }

    /** How many different texts there are. */
    int size() {
        return templates.size();
    }

    /** The next messages: each text is used once before one is used again. */
    List<DemoText> messages(int count) {
        List<DemoText> messages = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Template template = templates.get(i % templates.size());
            messages.add(new DemoText(
                    template.country(),
                    number(template.country()),
                    Objects.requireNonNull(SENDERS.get(template.purpose())),
                    template.purpose(),
                    fill(template.text())));
        }
        return messages;
    }

    private String number(String country) {
        String pattern = Objects.requireNonNull(NUMBERS.get(country), country);
        while (true) {
            StringBuilder number = new StringBuilder(pattern.length());
            pattern.chars().forEach(c -> number.append(c == 'x' ? (char) ('0' + random.nextInt(10)) : (char) c));
            if (!number.toString().matches(SPECIAL_ENDING)) {
                return number.toString();
            }
        }
    }

    private String fill(String text) {
        Map<String, String> values = new HashMap<>();
        values.put("{code}", String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000)));
        values.put("{ref}", String.format(Locale.ROOT, "RC-%05d", random.nextInt(100_000)));
        values.put("{n}", Integer.toString(10 + random.nextInt(50)));
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled;
    }

    private static List<Template> read() {
        try (InputStream file = Corpus.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing in the jar");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            return reader.lines()
                    .skip(1)
                    .map(line -> line.split("\t", 3))
                    .map(columns -> new Template(columns[0], columns[1], columns[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
