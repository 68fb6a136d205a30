package io.recredit.localstack.verify;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What {@link Verify} found.
 *
 * @param drained whether everything in flight came to its end within the bound; if not, differences are expected, and
 *     finding none shows nothing
 * @param elapsed draining and comparing together
 */
public record Report(boolean drained, List<Check> checks, Duration elapsed) {

    public Report {
        checks = List.copyOf(checks);
    }

    /** Whether nothing was in flight any more and no check found a difference. */
    public boolean isClean() {
        return drained && checks.stream().allMatch(Check::isClean);
    }

    public long differences() {
        return checks.stream().mapToLong(Check::differences).sum();
    }

    /** The same without some checks, for tests that cause a difference on purpose (a dead letter, say). */
    public Report without(String... names) {
        Set<String> left = Set.of(names);
        return new Report(
                drained,
                checks.stream().filter(check -> !left.contains(check.name())).toList(),
                elapsed);
    }

    /** The check of that name. */
    public Check check(String name) {
        return checks.stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no check is called " + name));
    }
}
