package io.recredit.localstack;

import java.nio.file.Path;

/** Where unpacked servers are kept between runs. */
public final class ProgramsFolder {

    private ProgramsFolder() {}

    /** That of the checkout around the current folder; outside of any checkout one in the user's cache. */
    public static Path shared() {
        Path current = Path.of("");
        try {
            return Layout.ofCheckout(Layout.checkoutAround(current)).programs();
        } catch (IllegalStateException outside) {
            return Path.of(System.getProperty("user.home"), ".cache", "recredit", "programs");
        }
    }
}
