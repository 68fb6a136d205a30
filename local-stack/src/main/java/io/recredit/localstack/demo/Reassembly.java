package io.recredit.localstack.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts texts together from their segments, as a telephone does, but keeps count of what a telephone would not show: a
 * segment that came twice, and a text of which a segment never came.
 */
final class Reassembly {

    private final Map<Concatenation, Map<Integer, String>> unfinished = new HashMap<>();
    private final Map<String, Integer> whole = new HashMap<>();
    private final Map<String, Integer> repeated = new HashMap<>();

    /** What the segments of one text have in common. */
    private record Concatenation(String to, int reference, int parts) {}

    /**
     * Adds a segment.
     *
     * @param part from 1
     */
    void add(String to, int reference, int parts, int part, String text) {
        Concatenation key = new Concatenation(to, reference, parts);
        Map<Integer, String> texts = unfinished.computeIfAbsent(key, first -> new TreeMap<>());
        if (texts.putIfAbsent(part, text) != null) {
            repeated.merge(to, 1, Integer::sum);
        }
        if (texts.size() == parts) {
            whole.merge(to + " " + String.join("", texts.values()), 1, Integer::sum);
            unfinished.remove(key);
        }
    }

    /** How often each text arrived whole, by number and text with a space between. */
    Map<String, Integer> whole() {
        return new HashMap<>(whole);
    }

    /** Segments to these numbers that came again while their text was not whole. */
    long repeated(Set<String> numbers) {
        return numbers.stream()
                .mapToLong(number -> repeated.getOrDefault(number, 0))
                .sum();
    }

    /** Texts to these numbers that never became whole; a segment that came again after its text was whole is one. */
    long unfinished(Set<String> numbers) {
        return unfinished.keySet().stream()
                .filter(key -> numbers.contains(key.to()))
                .count();
    }
}
