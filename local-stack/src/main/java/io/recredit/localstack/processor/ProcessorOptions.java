package io.recredit.localstack.processor;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is started.
 *
 * @param apiPort 0 for a free one
 * @param controlPort 0 for a free one
 * @param apiKey the secret key that it lets in, {@code sk_test_...}
 * @param webhookSecret what it signs webhooks with, {@code whsec_...}
 * @param webhookUrl where webhooks go; empty to send none until the settings name an address
 * @param folder where it keeps its journal; null to forget everything in the end
 */
public record ProcessorOptions(
        int apiPort,
        int controlPort,
        String apiKey,
        String webhookSecret,
        String webhookUrl,
        @Nullable Path folder) {

    /** The key of tests and of a simulator started by hand. */
    public static final String DEFAULT_API_KEY = "sk_test_recredit";

    /** The webhook secret of tests and of a simulator started by hand. */
    public static final String DEFAULT_WEBHOOK_SECRET = "whsec_recredit";

    /** Free ports, the default secrets, no webhooks yet, nothing on disk. */
    public static ProcessorOptions forTests() {
        return new ProcessorOptions(0, 0, DEFAULT_API_KEY, DEFAULT_WEBHOOK_SECRET, "", null);
    }

    public ProcessorOptions withFolder(Path newFolder) {
        return new ProcessorOptions(apiPort, controlPort, apiKey, webhookSecret, webhookUrl, newFolder);
    }
}
