package io.recredit.kit.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses U+0000 in path and query, which no text of PostgreSQL can have. JSON bodies are looked at by {@link Checks}. */
public class NoNulInAddress {

    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        UriInfo address = request.getUriInfo();
        List<FieldError> errors = new ArrayList<>();
        if (hasNul(address.getPath(true))) {
            errors.add(wrong(""));
        }
        address.getQueryParameters(true).forEach((name, values) -> {
            if (values.stream().anyMatch(NoNulInAddress::hasNul)) {
                errors.add(wrong(name));
            }
        });
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }

    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }

    private static FieldError wrong(String field) {
        return new FieldError(field, "bad-character", "must not have the character U+0000");
    }
}
