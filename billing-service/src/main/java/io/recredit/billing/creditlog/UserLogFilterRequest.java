package io.recredit.billing.creditlog;

import io.recredit.kit.problem.Checks;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a user's log is asked for, as it came in the address. */
public class UserLogFilterRequest extends LogRequest {

    @Parameter(
            description = "only these kinds: charge, refund, allowance-change or allowance-plan; may be repeated",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @QueryParam("kind")
    @Nullable
    List<String> kind;

    /** The filter; ends the request with a 400 naming every wrong parameter, if there is one. */
    UserLogFilter filter() {
        Checks checks = new Checks();
        Common common = common(checks);
        Set<UserLogKind> kinds = kinds(checks, UserLogKind.class, kind);
        checks.throwIfAny();
        return new UserLogFilter(kinds, common.purpose(), country, prefix, common.from(), common.to());
    }
}
