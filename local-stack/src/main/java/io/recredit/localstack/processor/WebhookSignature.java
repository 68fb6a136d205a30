package io.recredit.localstack.processor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Stripe's webhook signature, version 1: HMAC-SHA256 over the time, a dot and the body. */
final class WebhookSignature {

    private WebhookSignature() {}

    /** The value of the header {@code Stripe-Signature}. */
    static String of(String secret, byte[] body, Instant now) {
        Mac mac = mac(secret);
        mac.update((now.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
        return "t=" + now.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    }

    /** A keyed digest in hexadecimal, from which the text cannot be guessed without the secret. */
    static String digest(String secret, String text) {
        return HexFormat.of().formatHex(mac(secret).doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Mac mac(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
