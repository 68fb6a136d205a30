package io.recredit.systemtests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What one instance of a service counts, since it was started. */
public final class Metrics {

    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI address;

    Metrics(HttpClient http, URI address) {
        this.http = http;
        this.address = address;
    }

    /** Charges and refunds that it answered, the repeated ones included. */
    public double answered() {
        return sum("recredit_charges_decided_total{");
    }

    /** Charges and refunds that it found decided, and answered as they were. */
    public double repeated() {
        return sum("recredit_charges_decided_total{", "result=\"repeated\"");
    }

    private double sum(String... parts) {
        return read().lines()
                .filter(line -> line.startsWith(parts[0]))
                .filter(line -> parts.length == 1 || line.contains(parts[1]))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String read() {
        try {
            return http.send(
                            HttpRequest.newBuilder(address).timeout(WITHIN).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
