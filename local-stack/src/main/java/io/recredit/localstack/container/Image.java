package io.recredit.localstack.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

/** The official images; the build pins each to the version of the server that comes from a jar. */
public enum Image {
    POSTGRES,
    KAFKA,
    KEYCLOAK;

    private static final String LIST = "/images.properties";

    /** Its name with its tag, e.g. {@code apache/kafka:4.3.1}. */
    public String reference() {
        try (InputStream list = Image.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException(LIST + " is missing: build local-stack with Maven");
            }
            Properties images = new Properties();
            images.load(list);
            return images.getProperty(name().toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
