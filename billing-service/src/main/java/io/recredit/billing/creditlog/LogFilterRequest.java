package io.recredit.billing.creditlog;

import io.recredit.billing.ledger.EntryKind;
import io.recredit.kit.problem.Checks;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What an account's log is asked for, as it came in the address. */
public class LogFilterRequest extends LogRequest {

    @Parameter(
            description =
                    "only these kinds: charge, refund, adjustment, transfer-out, transfer-in or topup; may be repeated",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @QueryParam("kind")
    @Nullable
    List<String> kind;

    @Parameter(description = "only messages of this user", example = "019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49")
    @QueryParam("user")
    @Nullable
    String user;

    /** The filter; ends the request with a 400 naming every wrong parameter, if there is one. */
    LogFilter filter() {
        Checks checks = new Checks();
        Common common = common(checks);
        Set<EntryKind> kinds = kinds(checks, EntryKind.class, kind);
        Optional<UUID> sender = id(checks);
        checks.throwIfAny();
        return new LogFilter(kinds, sender.orElse(null), common.purpose(), country, prefix, common.from(), common.to());
    }

    /** Only the usual form with hyphens: Java reads others, too, and so one id in many ways. */
    private Optional<UUID> id(Checks checks) {
        if (user == null) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(user);
            if (id.toString().equals(user.toLowerCase(Locale.ROOT))) {
                return Optional.of(id);
            }
        } catch (IllegalArgumentException notAnId) {
            // It is told below.
        }
        checks.that(false, "user", "not-an-id", "must be a user's id, a UUID");
        return Optional.empty();
    }
}
