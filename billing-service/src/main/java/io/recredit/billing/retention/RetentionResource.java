package io.recredit.billing.retention;

import io.recredit.kit.problem.Checks;
import io.recredit.kit.problem.Problems;
import io.recredit.kit.security.Caller;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The operator's way to look at and archive old weeks of the ledger. */
@Path("/v1/ledger/retention-runs")
@Tag(name = "Ledger", description = "Old weeks of the ledger are archived")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class RetentionResource {

    private final ArchiveWeeks archiveWeeks;
    private final Caller caller;

    RetentionResource(ArchiveWeeks archiveWeeks, Caller caller) {
        this.archiveWeeks = archiveWeeks;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "runRetention",
            summary = "Archive old weeks of the ledger, or look what that would be",
            description = "Stores closing balances, then detaches the weeks' tables and moves them to the schema"
                    + " `archive`; nothing is deleted. Without `dryRun: false` it changes nothing. It answers when it"
                    + " is done, which may take minutes; sent again it goes on where it was, so it needs no"
                    + " Idempotency-Key.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "look", value = RetentionExamples.REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "What was archived, or would be; at most 104 weeks",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RetentionRunView.class),
                            examples = @ExampleObject(name = "look", value = RetentionExamples.RUN)))
    @APIResponse(responseCode = "400", description = "`invalid-request`: no day, or one less than 26 weeks ago")
    @APIResponse(responseCode = "409", description = "`retention-running`: another run is under way")
    public Uni<RetentionRunView> run(@Nullable RetentionRunRequest body) {
        Instant now = Instant.now();
        RetentionRunRequest request = Checks.body(body);
        Retention retention = request.retention(now);
        if (request.tellsOnly()) {
            return archiveWeeks.plan(retention).map(weeks -> RetentionRunView.of(retention, true, weeks));
        }
        return archiveWeeks
                .run(retention, caller.subject(), now)
                .map(done -> done.orElseThrow(() -> Problems.conflict(
                        "retention-running", "Retention is running", "Another run is under way; try again later.")))
                .map(weeks -> RetentionRunView.of(retention, false, weeks));
    }
}
