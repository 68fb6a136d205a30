package io.recredit.billing.payment;

import com.stripe.Stripe;
import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Carries the library's requests with the JDK's client. The library's own transport may send a POST again by itself
 * when a kept connection turns out to be closed, so a refused second connection would look as if nothing had been sent;
 * this one sends a POST once, keeps as many connections as are used, and bounds the whole answer, not only its start.
 */
final class StripeTransport extends HttpClient {

    private static final String USER_AGENT = "recredit-billing stripe-java/" + Stripe.VERSION;

    private final java.net.http.HttpClient client;
    private final Duration wholeAnswer;

    /** @param answer how long to wait for a whole answer once connected */
    StripeTransport(Duration connect, Duration answer) {
        this.client = java.net.http.HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .connectTimeout(connect)
                .build();
        this.wholeAnswer = connect.plus(answer);
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(translate(request), BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> response = answer.get(wholeAnswer.toMillis(), TimeUnit.MILLISECONDS);
            return new StripeResponse(
                    response.statusCode(), HttpHeaders.of(response.headers().map()), response.body());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new ApiConnectionException("no answer", cause instanceof IOException ? cause : e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ApiConnectionException("no answer in time", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("stopped while waiting", e);
        }
    }

    private static HttpRequest translate(StripeRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create(request.url().toString()))
                .method(request.method().name(), body(request));
        request.headers().map().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        builder.setHeader("User-Agent", USER_AGENT);
        if (request.content() != null) {
            builder.setHeader("Content-Type", request.content().contentType());
        }
        return builder.build();
    }

    private static BodyPublisher body(StripeRequest request) {
        return request.content() == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofByteArray(request.content().byteArrayContent());
    }

    void close() {
        client.shutdownNow();
    }
}
