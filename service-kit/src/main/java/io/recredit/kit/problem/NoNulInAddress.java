package io.recredit.kit.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses U+0000 in path and query, which no text of PostgreSQL can have. JSON bodies are looked at by {@link Checks}. */
public class NoNulInAddress {

    private static final String NUL = "%00";

    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        URI address = request.getUriInfo().getRequestUri();
        if (hasNul(address.getRawPath()) || hasNul(address.getRawQuery())) {
            throw Problems.invalid(new FieldError("", "bad-character", "path and query must not have U+0000"));
        }
    }

    private static boolean hasNul(@Nullable String raw) {
        return raw != null && (raw.contains(NUL) || raw.indexOf('\0') >= 0);
    }
}
