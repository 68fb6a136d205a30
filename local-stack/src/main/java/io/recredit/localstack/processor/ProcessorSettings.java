package io.recredit.localstack.processor;

/**
 * How the processor behaves; may be changed while it runs.
 *
 * @param delayMillis before each request to its API is executed
 * @param webhookDelayMillis from an event to its first delivery
 * @param acceptConnections whether its API listens at all
 * @param webhookUrl where webhooks go; empty to send none
 */
public record ProcessorSettings(
        int delayMillis, WebhookMode webhooks, int webhookDelayMillis, boolean acceptConnections, String webhookUrl) {

    private static final int MAX_DELAY_MILLIS = 600_000;

    public ProcessorSettings {
        checkDelay("delayMillis", delayMillis);
        checkDelay("webhookDelayMillis", webhookDelayMillis);
        if (!webhookUrl.isEmpty() && !webhookUrl.matches("https?://[^\\s/]+(/\\S*)?")) {
            throw new IllegalArgumentException("webhookUrl must be an http or https address, or empty");
        }
    }

    /** No delays, every webhook once. */
    public static ProcessorSettings defaults(String webhookUrl) {
        return new ProcessorSettings(0, WebhookMode.NORMAL, 0, true, webhookUrl);
    }

    boolean sendsWebhooks() {
        return webhooks != WebhookMode.LOST && !webhookUrl.isEmpty();
    }

    private static void checkDelay(String name, int millis) {
        if (millis < 0 || millis > MAX_DELAY_MILLIS) {
            throw new IllegalArgumentException(name + " must be 0 to " + MAX_DELAY_MILLIS);
        }
    }
}
