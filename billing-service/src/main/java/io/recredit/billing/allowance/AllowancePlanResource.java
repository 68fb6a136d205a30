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

/** Users' allowance plans over REST. */
@Path("/v1/accounts/{account}/users/{user}/allowance-plans/{currency}")
@Tag(name = "Users' allowances", description = "What users may spend of their account's balances")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class AllowancePlanResource {

    private final Spenders spenders;
    private final SavePlan savePlan;
    private final CurrentActor currentActor;

    AllowancePlanResource(Spenders spenders, SavePlan savePlan, CurrentActor currentActor) {
        this.spenders = spenders;
        this.savePlan = savePlan;
        this.currentActor = currentActor;
    }

    @PUT
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "saveAllowancePlan",
            summary = "Save what is added to a user's allowance by itself",
            description =
                    "Added at the start of each day, week (from Monday) or month in the account's time zone, from the"
                            + " next one on. What was not spent stays. After a downtime the present period's is added, once; those"
                            + " missed before it are not.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "monthly", value = AllowanceExamples.NEW_PLAN)))
    @APIResponse(
            responseCode = "200",
            description = "The plan as saved",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PlanView.class),
                            examples = @ExampleObject(name = "monthly", value = AllowanceExamples.PLAN)))
    @APIResponse(responseCode = "404", description = "`not-found`: no such account, user of it, or another customer's")
    @APIResponse(responseCode = "409", description = "`account-closed`")
    public Uni<PlanView> save(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(example = "019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49") @PathParam("user") String user,
            @Parameter(description = "the balance's: CREDIT or an ISO 4217 code", example = "CREDIT")
                    @PathParam("currency")
                    String currency,
            @Nullable PlanRequest body) {
        PlanRequest request = Checks.body(body);
        request.check(currency);
        Actor actor = currentActor.get();
        return spenders.requireOpen(account, user)
                .chain(spender ->
                        savePlan.save(spender, currency, request.period(), request.added(), actor, Instant.now()))
                .map(PlanView::of);
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(operationId = "getAllowancePlan", summary = "What is added to a user's allowance by itself")
    @APIResponse(
            responseCode = "200",
            description = "The plan as saved last",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PlanView.class),
                            examples = @ExampleObject(name = "monthly", value = AllowanceExamples.PLAN)))
    @APIResponse(responseCode = "404", description = "`not-found`: no such account, user of it, or no plan")
    public Uni<PlanView> read(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(example = "019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49") @PathParam("user") String user,
            @Parameter(description = "the balance's: CREDIT or an ISO 4217 code", example = "CREDIT")
                    @PathParam("currency")
                    String currency) {
        Spenders.checkCurrency(currency);
        return spenders.require(account, user)
                .chain(spender -> savePlan.find(spender.key(currency)))
                .map(PlanView::of);
    }

    @DELETE
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "removeAllowancePlan",
            summary = "Add nothing to a user's allowance by itself any more",
            description = "What it has added stays.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "`not-found`: no such account, user of it, or no plan")
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
                .chain(spender -> savePlan.remove(spender, currency, actor, Instant.now()));
    }
}
