package io.recredit.kit.idempotency;

import io.recredit.kit.problem.FieldError;
import io.recredit.kit.problem.Problems;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a key header that is there but empty, or there twice: the endpoints would see none, or one of the two, and do
 * again what the caller wants to be done once.
 */
public class OneKeyPerRequest {

    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        List<@Nullable String> keys = request.getHeaders().get(IdempotencyKey.HEADER);
        if (keys == null || keys.isEmpty()) {
            return;
        }
        String key = keys.getFirst();
        if (keys.size() > 1 || key == null || key.isBlank()) {
            throw Problems.invalid(
                    new FieldError(IdempotencyKey.HEADER, "malformed", "must be there once and not be empty"));
        }
    }
}
