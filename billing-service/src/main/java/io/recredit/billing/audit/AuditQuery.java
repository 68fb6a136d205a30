package io.recredit.billing.audit;

import io.recredit.contracts.WireName;
import io.recredit.kit.paging.PageRequest;
import io.recredit.kit.problem.Checks;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of every list of the audit, as they came. */
class AuditQuery {

    private static final int MAX_ACTOR_LENGTH = 255;

    @Parameter(
            description = "only changes of this kind",
            example = "auto-topup-rule",
            schema =
                    @Schema(
                            enumeration = {
                                "adjustment",
                                "alert-rule",
                                "auto-topup-rule",
                                "allowance",
                                "allowance-plan",
                                "limit",
                                "card",
                                "default-card",
                                "billing-profile",
                                "tariff",
                                "vat-rate"
                            }))
    @QueryParam("kind")
    @Nullable
    String kind;

    @Parameter(
            description = "only changes by this one: the subject of a token, or `system`",
            example = "7d0f2c1e-5b7a-4c52-9a65-3f1f0a6d9e10")
    @QueryParam("actor")
    @Nullable
    String actor;

    @Parameter(description = "only changes from this moment on, RFC 3339", example = "2026-01-01T00:00:00Z")
    @QueryParam("from")
    @Nullable
    String from;

    @Parameter(description = "only changes before this moment, RFC 3339", example = "2026-02-01T00:00:00Z")
    @QueryParam("to")
    @Nullable
    String to;

    @Parameter(
            description = "items at most: 1 to 200, 50 when absent",
            example = "50",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    @QueryParam("limit")
    @Nullable
    String limit;

    @Parameter(description = "`nextCursor` of the page before; absent for the first page")
    @QueryParam("cursor")
    @Nullable
    String cursor;

    /** Throws a 400 naming {@code limit} or {@code cursor} if it is not valid. */
    PageRequest page() {
        return PageRequest.parse(limit, cursor);
    }

    /** Throws a 400 naming every other parameter that is not valid. */
    AuditFilter filter() {
        Checks checks = new Checks();
        @Nullable
        AuditKind ofKind =
                kind == null ? null : WireName.parse(AuditKind.class, kind).orElse(null);
        checks.that(kind == null || ofKind != null, "kind", "unknown-kind", "must be one of " + kinds());
        if (actor != null) {
            checks.text("actor", actor, 1, MAX_ACTOR_LENGTH);
        }
        Optional<Instant> first = checks.time("from", from);
        Optional<Instant> end = checks.time("to", to);
        checks.throwIfAny();
        return new AuditFilter(ofKind, actor, first.orElse(null), end.orElse(null));
    }

    private static String kinds() {
        return Arrays.stream(AuditKind.values()).map(AuditKind::wireName).collect(Collectors.joining(", "));
    }
}
