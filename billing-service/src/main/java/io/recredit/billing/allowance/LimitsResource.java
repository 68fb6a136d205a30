package io.recredit.billing.allowance;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.audit.CurrentActor;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Users' limits over REST. */
@Path("/v1/accounts/{account}/users/{user}/limits/{currency}")
@Tag(name = "Users' allowances", description = "What users may spend of their account's balances")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class LimitsResource {

    private final Spenders spenders;
    private final SaveLimits saveLimits;
    private final CurrentActor currentActor;

    LimitsResource(Spenders spenders, SaveLimits saveLimits, CurrentActor currentActor) {
        this.spenders = spenders;
        this.saveLimits = saveLimits;
        this.currentActor = currentActor;
    }

    @PUT
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "saveUserLimits",
            summary = "Save what a user may spend by day, week and month",
            description =
                    "All limits at once: one that is absent is none. What the user has spent in the present periods"
                            + " counts. A limit below it refuses what comes, and takes nothing back.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "by-day-and-month", value = AllowanceExamples.NEW_LIMITS)))
    @APIResponse(
            responseCode = "200",
            description = "The limits as saved",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LimitsView.class),
                            examples = @ExampleObject(name = "by-day-and-month", value = AllowanceExamples.LIMITS)))
    @APIResponse(responseCode = "404", description = "`not-found`: no such account, user of it, or another customer's")
    @APIResponse(responseCode = "409", description = "`account-closed`")
    public Uni<LimitsView> save(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(example = "019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49") @PathParam("user") String user,
            @Parameter(description = "the balance's: CREDIT or an ISO 4217 code", example = "CREDIT")
                    @PathParam("currency")
                    String currency,
            @Nullable LimitsRequest body) {
        LimitsRequest request = Checks.body(body);
        request.check(currency);
        Actor actor = currentActor.get();
        return spenders.requireOpen(account, user)
                .chain(spender -> saveLimits.save(spender.key(currency), request.limits(), actor, Instant.now()))
                .map(saved -> LimitsView.of(currency, saved));
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(operationId = "getUserLimits", summary = "What a user may spend by day, week and month")
    @APIResponse(
            responseCode = "200",
            description = "The limits as saved last",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LimitsView.class),
                            examples = @ExampleObject(name = "by-day-and-month", value = AllowanceExamples.LIMITS)))
    @APIResponse(responseCode = "404", description = "`not-found`: no such account, user of it, or no limits")
    public Uni<LimitsView> read(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(example = "019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49") @PathParam("user") String user,
            @Parameter(description = "the balance's: CREDIT or an ISO 4217 code", example = "CREDIT")
                    @PathParam("currency")
                    String currency) {
        Spenders.checkCurrency(currency);
        return spenders.require(account, user)
                .chain(spender -> saveLimits.find(spender.key(currency)))
                .map(saved -> LimitsView.of(currency, saved));
    }

    @DELETE
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(operationId = "removeUserLimits", summary = "Remove a user's limits by day, week and month")
    @APIResponse(responseCode = "204", description = "They are gone")
    @APIResponse(responseCode = "404", description = "`not-found`: no such account, user of it, or no limits")
    @APIResponse(responseCode = "409", description = "`account-closed`")
    public Uni<Void> remove(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(example = "019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49") @PathParam("user") String user,
            @Parameter(description = "the balance's: CREDIT or an ISO 4217 code", example = "CREDIT")
                    @PathParam("currency")
                    String currency) {
        Spenders.checkCurrency(currency);
        Actor actor = currentActor.get();
        return spenders.requireOpen(account, user)
                .chain(spender -> saveLimits.remove(spender.key(currency), actor, Instant.now()));
    }
}
