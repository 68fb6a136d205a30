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
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Low episodes over REST. */
@Path("/v1/accounts/{account}/low-episodes")
@Tag(name = "Rules")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
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
    @Operation(operationId = "listLowEpisodes", summary = "When balances of an account were low, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of episodes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "page", value = RuleExamples.EPISODES)))
    @APIResponse(responseCode = "400", description = "`invalid-request`: a bad state, limit or cursor")
    public Uni<Page<LowEpisodeView>> read(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(
                            description = "only episodes in this state; both when absent",
                            example = "open",
                            schema = @Schema(enumeration = {"open", "ended"}))
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(
                            description = "items at most: 1 to 200, 50 when absent",
                            example = "50",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "`nextCursor` of the page before; absent for the first page")
                    @QueryParam("cursor")
                    @Nullable
                    String cursor) {
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
