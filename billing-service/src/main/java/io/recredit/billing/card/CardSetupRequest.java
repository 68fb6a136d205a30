package io.recredit.billing.card;

import io.recredit.kit.problem.Checks;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a request for a card page as it came. */
@Schema(name = "CardSetupRequest", examples = """
                {"returnUrl": "https://app.example.com/billing"}""")
record CardSetupRequest(
        @Schema(
                required = true,
                maxLength = CardSetupRequest.MAX_LENGTH,
                description = "http or https: where the page leads when the card is stored, or was not")
        @Nullable
        String returnUrl) {

    static final int MAX_LENGTH = 2000;

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** Where to return to; a 400 if it is no absolute address of a web page. */
    URI returnTo() {
        Checks checks = new Checks();
        if (checks.text("returnUrl", returnUrl, 1, MAX_LENGTH)) {
            checks.that(leadsToTheWeb(), "returnUrl", "not-a-url", "must be an absolute http or https address");
        }
        checks.throwIfAny();
        return URI.create(Objects.requireNonNull(returnUrl));
    }

    private boolean leadsToTheWeb() {
        try {
            URI uri = new URI(Objects.requireNonNull(returnUrl));
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.toString().equals(uri.toASCIIString());
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
