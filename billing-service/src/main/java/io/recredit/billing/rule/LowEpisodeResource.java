package io.recredit.billing.rule;

import io.recredit.billing.reference.Accounts;
import io.recredit.kit.paging.Cursor;
import io.recredit.kit.paging.Page;
import io.recredit.kit.paging.PageRequest;
import io.recredit.kit.problem.FieldError;
import io.recredit.kit.problem.Problems;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Low episodes over REST. */
@Path("/v1/accounts/{account}/low-episodes")
@Tag(name = "Rules")
class LowEpisodeResource {

    private static final Set<String> STATES = Set.of("open", "ended");

    private final Accounts accounts;
    private final LowEpisodeRepository episodes;

    LowEpisodeResource(Accounts accounts, LowEpisodeRepository episodes) {
        this.accounts = accounts;
        this.episodes = episodes;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(summary = "When balances of an account were low, newest first")
    @APIResponse(responseCode = "200", description = "One page of episodes")
    @APIResponse(responseCode = "400", description = "A bad state, limit or cursor")
    @APIResponse(responseCode = "404", description = "No such account, or another customer's")
    public Uni<Page<LowEpisodeView>> read(
            @Parameter(example = "sms-ab12345-1") @PathParam("account") String account,
            @Parameter(description = "open or ended; both if left out", example = "open") @QueryParam("state") @Nullable
                    String state,
            @Parameter(description = "1 to 200, 50 if left out") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        PageRequest page = PageRequest.parse(limit, cursor);
        if (state != null && !STATES.contains(state)) {
            throw Problems.invalid(new FieldError("state", "unknown-state", "must be open or ended"));
        }
        return accounts.require(account)
                .chain(found -> episodes.of(found, state, page)
                        .map(rows -> Page.of(
                                rows,
                                page,
                                episode -> Cursor.encode(episode.id().toString()))));
    }
}
